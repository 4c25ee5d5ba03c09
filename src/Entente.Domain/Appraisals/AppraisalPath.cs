namespace Entente.Domain.Appraisals;

/// <summary>
/// The one table of transitions, with who makes them: <c>prepared → collecting → reviewing → published → acknowledged → final</c>, and
/// <c>appealed</c> from published, whose answer is final. Up to publication all sheets of a cycle walk together; then each walks alone, and
/// the cycle is final when the last of them is.
/// </summary>
public static class AppraisalPath
{
    /// <summary>Every transition there is.</summary>
    public static IReadOnlyList<Transition> Table { get; } =
    [
        new(AppraisalState.Prepared, AppraisalVerb.Open, AppraisalState.Collecting, AppraisalRole.HumanResources),
        new(AppraisalState.Collecting, AppraisalVerb.Review, AppraisalState.Reviewing, AppraisalRole.HumanResources),
        new(AppraisalState.Reviewing, AppraisalVerb.Publish, AppraisalState.Published, AppraisalRole.HumanResources),
        new(AppraisalState.Published, AppraisalVerb.Acknowledge, AppraisalState.Acknowledged, AppraisalRole.Appraised),
        new(AppraisalState.Published, AppraisalVerb.Appeal, AppraisalState.Appealed, AppraisalRole.Appraised),
        new(AppraisalState.Appealed, AppraisalVerb.Answer, AppraisalState.Final, AppraisalRole.Reviewer),
        new(AppraisalState.Acknowledged, AppraisalVerb.Finish, AppraisalState.Final, AppraisalRole.HumanResources),
    ];

    /// <summary>The transition of a verb; null where there is none.</summary>
    public static Transition? Of(AppraisalState from, AppraisalVerb verb) => Table.FirstOrDefault(row => row.From == from && row.Verb == verb);

    /// <summary>What may be done in a state.</summary>
    public static IReadOnlyList<AppraisalVerb> Allowed(AppraisalState state) => [.. Table.Where(row => row.From == state).Select(row => row.Verb)];

    /// <summary>What may be done with a whole cycle: of what stands published each unit decides for itself, and HR finishes.</summary>
    public static IReadOnlyList<AppraisalVerb> AllowedOfCycle(AppraisalState state) => state is AppraisalState.Published ? [AppraisalVerb.Finish] : Allowed(state);

    /// <summary>True once everybody it concerns may read it.</summary>
    public static bool IsPublished(AppraisalState state) => state >= AppraisalState.Published;

    /// <summary>One row of the table.</summary>
    /// <param name="From">Where it stands.</param>
    /// <param name="Verb">What is done.</param>
    /// <param name="To">Where it stands then.</param>
    /// <param name="Who">Who may do it.</param>
    public sealed record Transition(AppraisalState From, AppraisalVerb Verb, AppraisalState To, AppraisalRole Who);
}
