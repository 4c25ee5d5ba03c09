namespace Entente.Domain.Goals;

/// <summary>The one transition table of goals: what may be done in which state. Who may do it stands in <see cref="GoalAccess"/>.</summary>
public static class GoalPath
{
    /// <summary>What may be done in a state, in the order in which it is offered.</summary>
    public static IReadOnlyList<GoalVerb> Allowed(GoalState state) => state switch
    {
        GoalState.Draft => [GoalVerb.Edit, GoalVerb.Propose, GoalVerb.Drop],
        GoalState.Proposed => [GoalVerb.Sign, GoalVerb.Edit, GoalVerb.Drop],
        GoalState.Agreed => [GoalVerb.Start, GoalVerb.Sign, GoalVerb.TakeBack, GoalVerb.Edit, GoalVerb.Drop],
        GoalState.Active => [GoalVerb.CheckIn, GoalVerb.RecordFact, GoalVerb.FinishStep, GoalVerb.Report, GoalVerb.Sign, GoalVerb.TakeBack, GoalVerb.Edit, GoalVerb.Drop],
        GoalState.Reported => [GoalVerb.Verify, GoalVerb.Settle, GoalVerb.RecordFact, GoalVerb.Judge],
        GoalState.Verified => [GoalVerb.Judge, GoalVerb.CarryOver],
        GoalState.Dropped => [GoalVerb.CarryOver],
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>The refusal of what may not be done in a state; null where it may.</summary>
    public static GoalStepNotAllowed? Check(GoalState state, GoalVerb verb) => Allowed(state).Contains(verb) ? null : new GoalStepNotAllowed(state, verb);
}
