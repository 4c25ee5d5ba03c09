using Entente.Domain.Kernel;

namespace Entente.Domain.Organization;

/// <summary>What is true of the whole company; there is one row.</summary>
public sealed class Company
{
    /// <summary>The limit on what one rater may move an index, where the company set none (scoring.md, Robust index).</summary>
    public const double DefaultIndexBoundLimit = 0.10;

    /// <summary>k where the company chose none (scoring.md, Release of sealed ratings).</summary>
    public const int DefaultSealedGroup = 5;

    /// <summary>No company may choose a smaller k (decision 0082).</summary>
    public const int FewestSealedGroup = 5;

    /// <summary>The largest k: above it next to nothing would ever be shown.</summary>
    public const int LargestSealedGroup = 50;

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

    /// <summary>k: the fewest distinct raters of whom anything sealed is shown together.</summary>
    public int SealedGroup { get; private set; } = DefaultSealedGroup;

    /// <summary>Sets k. It holds for what is released from now on; what was released stays.</summary>
    public Refusal? ChangeSealedGroup(int group)
    {
        if (group is < FewestSealedGroup or > LargestSealedGroup)
            return new SealedGroupInvalid(group);
        SealedGroup = group;
        return null;
    }

    /// <summary>A new company.</summary>
    public static Company Found(string timeZone, bool isExample) => new() { TimeZone = timeZone, IsExample = isExample };
}
