namespace Entente.Domain.Dialogues;

/// <summary>Why two units should talk: how much passes between them, how unhappy they are, and when they talked last.</summary>
/// <param name="UnitId">One's own unit.</param>
/// <param name="OtherId">The unit to talk with.</param>
/// <param name="Ratings">How many ratings passed on the links between them, in the year before.</param>
/// <param name="Bads">How many of them are bads that stand.</param>
/// <param name="LastSignedOn">The day on which their last dialogue was signed; null where they never had one.</param>
public sealed record DialogueSuggestion(Guid UnitId, Guid OtherId, int Ratings, int Bads, DateOnly? LastSignedOn)
{
    /// <summary>After how many months a signed dialogue no longer counts.</summary>
    public const int LastsMonths = 12;

    /// <summary>Since which day a case of recovery asks for it, because nothing was agreed or it went beyond; null where none does.</summary>
    public DateOnly? RequestedOn { get; init; }

    /// <summary>True where they never talked, or too long ago.</summary>
    public bool IsOverdue(DateOnly today) => LastSignedOn is not { } day || day.AddMonths(LastsMonths) < today;

    /// <summary>Those whose dialogue is due: what a case of recovery asks for first, the overdue, and the unhappy that last talked over three months ago; the unhappiest and heaviest first.</summary>
    public static IReadOnlyList<DialogueSuggestion> Rank(IEnumerable<DialogueSuggestion> pairs, DateOnly today) =>
    [
        .. pairs.Where(pair => pair.RequestedOn is not null || pair.IsOverdue(today) || (pair.Bads > 0 && pair.LastSignedOn?.AddMonths(3) < today))
            .OrderByDescending(pair => pair.RequestedOn is not null).ThenByDescending(pair => pair.Bads).ThenByDescending(pair => pair.Ratings).ThenBy(pair => pair.LastSignedOn ?? DateOnly.MinValue).ThenBy(pair => pair.OtherId),
    ];
}
