namespace Entente.Domain.Organization;

/// <summary>What is true of the whole company; there is one row.</summary>
public sealed class Company
{
    /// <summary>The limit on what one rater may move an index, where the company set none (scoring.md, Robust index).</summary>
    public const double DefaultIndexBoundLimit = 0.10;

    private Company()
    {
    }

    /// <summary>Always 1.</summary>
    public int Id { get; private init; } = 1;

    /// <summary>IANA name of the time zone in which its days begin and end.</summary>
    public string TimeZone { get; private set; } = "Asia/Shanghai";

    /// <summary>True for the invented company that comes with the program; every page says so.</summary>
    public bool IsExample { get; private init; }

    /// <summary>The most that one rater may move an index, 0 to 1, before it is damped further.</summary>
    public double IndexBoundLimit { get; private set; } = DefaultIndexBoundLimit;

    /// <summary>A new company.</summary>
    public static Company Found(string timeZone, bool isExample) => new() { TimeZone = timeZone, IsExample = isExample };
}
