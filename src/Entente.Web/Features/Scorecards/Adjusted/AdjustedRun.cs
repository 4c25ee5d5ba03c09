namespace Entente.Web.Features.Scorecards.Adjusted;

/// <summary>One night's fit of the severity-adjusted figures, and the spread that it found.</summary>
public sealed class AdjustedRun
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The first and the last day whose ratings it saw.</summary>
    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required int Ratings { get; init; }

    public required int Raters { get; init; }

    /// <summary>Standard deviations, in units of the value (0 to 1): between raters, between providers, between the customers of one provider, between answers.</summary>
    public required double RaterSd { get; init; }

    public required double ProviderSd { get; init; }

    public required double CustomerSd { get; init; }

    public required double AnswerSd { get; init; }
}
