namespace Entente.Domain.Workshops;

/// <summary>Whence a goal came: the strategies, the SWOT notes they were drawn from, and the facts and needs those rest on.</summary>
/// <param name="Strategies">The strategies.</param>
/// <param name="Notes">The notes they were drawn from.</param>
/// <param name="Facts">The facts that these cite.</param>
/// <param name="Needs">The identities of the needs that these cite.</param>
public sealed record WorkshopTrace(IReadOnlyList<WorkshopNote> Strategies, IReadOnlyList<WorkshopNote> Notes, IReadOnlyList<WorkshopFact> Facts, IReadOnlyList<Guid> Needs)
{
    /// <summary>The trace of a candidate among the notes and facts of its workshop; notes that are unseen are in no trace.</summary>
    public static WorkshopTrace Of(CandidateGoal goal, IReadOnlyCollection<WorkshopNote> notes, IReadOnlyCollection<WorkshopFact> facts)
    {
        var seen = notes.Where(note => note is { IsHidden: false, IsRemoved: false }).ToDictionary(note => note.Id);
        var strategies = goal.Strategies.Select(seen.GetValueOrDefault).OfType<WorkshopNote>().ToList();
        var from = Cited(strategies, CitationKind.Note).Select(seen.GetValueOrDefault).OfType<WorkshopNote>().ToList();
        var known = facts.Where(fact => !fact.IsRemoved).ToDictionary(fact => fact.Id);
        var all = strategies.Concat(from).ToList();
        return new WorkshopTrace(strategies, from, [.. Cited(all, CitationKind.Fact).Select(known.GetValueOrDefault).OfType<WorkshopFact>()], [.. Cited(all, CitationKind.Need)]);
    }

    private static IEnumerable<Guid> Cited(IEnumerable<WorkshopNote> notes, CitationKind kind) => notes.SelectMany(note => note.Cites).Where(cite => cite.Kind == kind).Select(cite => cite.Id).Distinct();
}
