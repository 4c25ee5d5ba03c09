namespace Entente.Web.Features.Demo;

/// <summary>What can be found in the example company's history, by code; each is held by a test.</summary>
public static class Stories
{
    /// <summary>A link vetoed in <see cref="ExampleDates.StoryQuarter"/> by one unrecovered bad among dozens of goods.</summary>
    public const string VetoedService = "pdi", VetoedCustomer = "sales";

    /// <summary>Who rates everything that <see cref="GrudgeProvider"/> does for them as bad, four times as often as their colleagues.</summary>
    public const string GrudgeRater = "sun.lei@hengtong.example", GrudgeProvider = "parts", GrudgeCustomer = "service-advisers";

    /// <summary>Whom nobody dares to rate badly under their own name, although a good part of its promises is broken.</summary>
    public const string FearedProvider = "finance";

    /// <summary>Who has no reason to fear it.</summary>
    public const string Fearless = "general-management";

    /// <summary>A service that gets better month by month.</summary>
    public const string ImprovingService = "it-incidents";

    /// <summary>Two units that praise each other far above what others say of them.</summary>
    public const string RingOne = "marketing", RingOther = "accessories";

    /// <summary>The June example: three fitters by 10 June, two on time, one five days late.</summary>
    public const string JuneService = "recruiting", JuneCustomer = "accessories";
}
