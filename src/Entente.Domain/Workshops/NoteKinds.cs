namespace Entente.Domain.Workshops;

/// <summary>What the kinds of notes have in common, and when each may be written.</summary>
public static class NoteKinds
{
    /// <summary>The four of SWOT.</summary>
    public static IReadOnlyList<NoteKind> Swot { get; } = [NoteKind.Strength, NoteKind.Weakness, NoteKind.Opportunity, NoteKind.Threat];

    /// <summary>The four of TOWS.</summary>
    public static IReadOnlyList<NoteKind> Strategies { get; } = [NoteKind.StrengthOpportunity, NoteKind.WeaknessOpportunity, NoteKind.StrengthThreat, NoteKind.WeaknessThreat];

    /// <summary>True for the four of TOWS.</summary>
    public static bool IsStrategy(this NoteKind kind) => Strategies.Contains(kind);

    /// <summary>True for what may be moved and grouped: expectations among themselves, SWOT notes among the four.</summary>
    public static bool MayMove(this NoteKind from, NoteKind to) => from == to ? !from.IsStrategy() && from is not NoteKind.Comment : Swot.Contains(from) && Swot.Contains(to);

    /// <summary>What a strategy is drawn from: the kind inside the company and the kind outside it; null for what is no strategy.</summary>
    public static (NoteKind Inside, NoteKind Outside)? DrawnFrom(this NoteKind kind) => kind switch
    {
        NoteKind.StrengthOpportunity => (NoteKind.Strength, NoteKind.Opportunity),
        NoteKind.WeaknessOpportunity => (NoteKind.Weakness, NoteKind.Opportunity),
        NoteKind.StrengthThreat => (NoteKind.Strength, NoteKind.Threat),
        NoteKind.WeaknessThreat => (NoteKind.Weakness, NoteKind.Threat),
        _ => null,
    };

    /// <summary>
    /// True when notes of the kind are written in the stage. Expectations and SWOT notes from the preparation on, so that whoever will
    /// be absent writes beforehand, and until goals are made of them; comments until it is ratified.
    /// </summary>
    public static bool IsOpenIn(this NoteKind kind, WorkshopStage stage) => kind switch
    {
        NoteKind.Comment => stage <= WorkshopStage.Ratify,
        _ when kind.IsStrategy() => stage is WorkshopStage.Strategies or WorkshopStage.Candidates,
        _ => stage <= WorkshopStage.Strategies,
    };
}
