namespace Entente.Domain.Goals;

/// <summary>One version of a goal's text with the signatures on it.</summary>
public sealed record GoalVersion
{
    /// <summary>Which one, from 1; grows with every edit.</summary>
    public int Number { get; init; }

    /// <summary>The text.</summary>
    public GoalBody Body { get; init; } = new();

    /// <summary>The hash of the text, see <see cref="GoalHash"/>.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Who wrote it; null for a program.</summary>
    public Guid? By { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who signed it.</summary>
    public IReadOnlyList<GoalSignature> Signatures { get; init; } = [];

    /// <summary>When the last of those it needs signed; null while one is missing.</summary>
    public DateTimeOffset? AgreedAt { get; init; }

    /// <summary>Whose signatures it needs: owner, every served unit, and the superior where it serves them or supports a company goal.</summary>
    public IReadOnlyList<GoalParty> Needed(Guid owner) =>
    [
        new(PartyKind.Owner, owner),
        .. Body.Serves.Select(unit => new GoalParty(PartyKind.Served, unit)),
        .. Body.NeedsSuperior ? [new GoalParty(PartyKind.Superior, owner)] : Array.Empty<GoalParty>(),
    ];

    /// <summary>Whose signatures are still missing.</summary>
    public IReadOnlyList<GoalParty> Missing(Guid owner) => [.. Needed(owner).Where(party => !Signatures.Any(signature => signature.Party == party && signature.Hash == Hash))];
}
