using Entente.Domain.Kernel;
using Entente.Domain.Organization;

namespace Entente.Domain.Chain;

/// <summary>Routine work that a provider unit does for customers (服务). Its scale never changes once made: old answers would change their meaning.</summary>
public sealed class Service
{
    private Service()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>How it is addressed; unique in the company.</summary>
    public string Code { get; private init; } = "";

    /// <summary>Who does the work.</summary>
    public Guid ProviderId { get; private init; }

    /// <summary>Its name in the company's language.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Its name in English; null where there is none.</summary>
    public string? EnglishName { get; private set; }

    /// <summary>How many levels an answer has: 2 (good or bad) or 5 (points).</summary>
    public int Scale { get; private init; }

    /// <summary>Whether raters are hidden.</summary>
    public RatingMode Mode { get; private set; }

    /// <summary>True when a <em>bad</em> must say why.</summary>
    public bool CommentRequired { get; private set; }

    /// <summary>The first day on which it is no longer offered; null while it is.</summary>
    public DateOnly? RetiredOn { get; private set; }

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; private set; }

    /// <summary>A new service of a unit.</summary>
    public static Outcome<Service> Create(Guid id, string code, Unit provider, string name, string? englishName, int scale, RatingMode mode, bool commentRequired)
    {
        if (!Kernel.Code.IsValid(code))
            return new CodeInvalid(code);
        if ((NameInvalid.Check(name, "name") ?? NameInvalid.CheckOptional(englishName, "englishName")) is { } refusal)
            return refusal;
        if (scale is not (2 or 5))
            return new ScaleInvalid(scale);
        if (provider.DissolvedOn is not null)
            return new UnitIsDissolved(provider.Name);
        return new Service
        {
            Id = id,
            Code = code,
            ProviderId = provider.Id,
            Name = name.Trim(),
            EnglishName = FreeText.Clean(englishName),
            Scale = scale,
            Mode = mode,
            CommentRequired = commentRequired,
            Version = 1,
        };
    }

    /// <summary>Changes what may change: names, mode and whether a bad must say why. A new mode holds for ratings from now on.</summary>
    public Refusal? Change(string name, string? englishName, RatingMode mode, bool commentRequired)
    {
        if ((NameInvalid.Check(name, "name") ?? NameInvalid.CheckOptional(englishName, "englishName")) is { } refusal)
            return refusal;
        (Name, EnglishName, Mode, CommentRequired) = (name.Trim(), FreeText.Clean(englishName), mode, commentRequired);
        Version++;
        return null;
    }

    /// <summary>Stops offering it from a day on; what was rated stays.</summary>
    public Refusal? Retire(DateOnly day)
    {
        if (RetiredOn is not null)
            return new ServiceIsRetired(Name);
        RetiredOn = day;
        Version++;
        return null;
    }
}
