using Entente.Domain.Kernel;

namespace Entente.Domain.Integrations;

/// <summary>
/// Another program that is told of what happens here. Its secret stands here as it is kept, encrypted; how receivers are doing is noted
/// beside the row's version, so that a delivery never makes an administrator's form stale.
/// </summary>
public sealed class Webhook
{
    /// <summary>The longest address, in characters.</summary>
    public const int MaxAddressLength = 400;

    /// <summary>How many there may be.</summary>
    public const int Most = 50;

    /// <summary>So many failures in a row, and the receiver is left alone for a while.</summary>
    public const int FailuresUntilRest = 5;

    /// <summary>How long nothing may have been taken before the program stops sending.</summary>
    public static readonly TimeSpan GivesUpAfter = TimeSpan.FromDays(3);

    /// <summary>How long the old secret still signs after a new one was made, where nobody says otherwise.</summary>
    public static readonly TimeSpan UsualOverlap = TimeSpan.FromHours(24);

    /// <summary>The longest that both sign.</summary>
    public static readonly TimeSpan LongestOverlap = TimeSpan.FromDays(30);

    private static readonly TimeSpan FirstRest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromHours(1);

    private Webhook()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>What administrators call it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where events are posted to.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The address without what stands after the question mark, which may be a secret.</summary>
    public string Place => new Uri(Address).GetLeftPart(UriPartial.Path);

    /// <summary>Which kinds of events it wants, in their order. Replaced and never changed.</summary>
    public IReadOnlyList<string> Kinds { get; private set; } = [];

    /// <summary>What signs, encrypted.</summary>
    public string Secret { get; private set; } = "";

    /// <summary>What signed before and signs beside it for a while, encrypted; null where nothing does.</summary>
    public string? OldSecret { get; private set; }

    /// <summary>Until when the old secret signs.</summary>
    public DateTimeOffset? OldSecretUntil { get; private set; }

    /// <summary>Whether it is sent anything.</summary>
    public WebhookState State { get; private set; }

    /// <summary>Since when that is so.</summary>
    public DateTimeOffset StateSince { get; private set; }

    /// <summary>Since when nothing was taken; null while what is sent is taken.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    /// <summary>How often in a row it was not taken.</summary>
    public int Failures { get; private set; }

    /// <summary>Until when the receiver is left alone; null where it is not.</summary>
    public DateTimeOffset? RestsUntil { get; private set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>By whom; null for a key.</summary>
    public Guid? CreatedBy { get; private init; }

    /// <summary>Grows by one with every change that somebody makes.</summary>
    public int Version { get; private set; }

    /// <summary>Where it may go from here.</summary>
    public IReadOnlyList<WebhookState> Allowed => State is WebhookState.Active ? [WebhookState.Paused] : [WebhookState.Active];

    /// <summary>A new one; refused where its address may not be reached or a kind is none.</summary>
    public static Outcome<Webhook> Make(Guid id, string? name, string? address, IReadOnlyList<string>? kinds, string secret, OutgoingRule rule, Guid? by, DateTimeOffset now)
    {
        var made = new Webhook { Id = id, Secret = secret, StateSince = now, CreatedAt = now, CreatedBy = by };
        return made.Change(name, address, kinds, rule) is { } refusal ? refusal : made;
    }

    /// <summary>Changes what it is called, where it goes and what it wants.</summary>
    public Refusal? Change(string? name, string? address, IReadOnlyList<string>? kinds, OutgoingRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (NameInvalid.Check(name, "name") is { } unnamed)
            return unnamed;
        if (rule.Check(address) is { } unreachable)
            return unreachable;
        if (kinds is null or [] || kinds.Any(kind => EventKinds.Named(kind) is null))
            return new WebhookKindsInvalid();
        // Another receiver begins with a clean slate.
        if (address != Address)
            (FailingSince, Failures, RestsUntil) = (null, 0, null);
        (Name, Address, Kinds) = (name!.Trim(), address!, [.. EventKinds.All.Select(kind => kind.Name).Where(kinds.Contains)]);
        Version++;
        return null;
    }

    /// <summary>Takes a new secret. The one before signs beside it until then, so that the receiver can change without losing an event; an older one ends at once.</summary>
    public void Rotate(string secret, DateTimeOffset until)
    {
        (OldSecret, OldSecretUntil, Secret) = (Secret, until, secret);
        Version++;
    }

    /// <summary>The secrets that sign now, the newest first, encrypted.</summary>
    public IReadOnlyList<string> Signing(DateTimeOffset now) => OldSecret is { } old && OldSecretUntil > now ? [Secret, old] : [Secret];

    /// <summary>Holds it back.</summary>
    public Refusal? Pause(DateTimeOffset now) => Move(WebhookState.Paused, now);

    /// <summary>Sends again, what waits first.</summary>
    public Refusal? Resume(DateTimeOffset now)
    {
        if (Move(WebhookState.Active, now) is { } refusal)
            return refusal;
        (FailingSince, Failures, RestsUntil) = (null, 0, null);
        return null;
    }

    /// <summary>Holds it back because its receiver is gone, or took nothing for days; true where that is news.</summary>
    public bool Stop(DateTimeOffset now)
    {
        if (State is not WebhookState.Active)
            return false;
        (State, StateSince) = (WebhookState.Stopped, now);
        Version++;
        return true;
    }

    /// <summary>How long a receiver is left alone after so many failures in a row: a minute, doubled each time, an hour at most.</summary>
    public static TimeSpan RestAfter(int failures) => TimeSpan.FromTicks(Math.Min(FirstRest.Ticks << Math.Clamp(failures - 1, 0, 6), LongestRest.Ticks));

    private WebhookStepIllegal? Move(WebhookState to, DateTimeOffset now)
    {
        if (!Allowed.Contains(to))
            return new WebhookStepIllegal(State, Allowed);
        (State, StateSince) = (to, now);
        Version++;
        return null;
    }
}
