using Entente.Domain.Kernel;

namespace Entente.Domain.Ratings.Requests;

/// <summary>The limit of requests is no number that can be kept.</summary>
/// <param name="Given">What was asked for.</param>
public sealed record RequestsAWeekInvalid(int Given) : Refusal(RefusalKind.Unprocessable, "asking.requests-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Given, AskingLimits.MostAWeek];

    /// <inheritdoc/>
    public override string Field => "requestsAWeek";
}

/// <summary>The pulse cannot begin so many days before a period's end.</summary>
/// <param name="Given">What was asked for.</param>
public sealed record PulseDaysInvalid(int Given) : Refusal(RefusalKind.Unprocessable, "asking.pulse-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Given, AskingLimits.LongestPulse];

    /// <inheritdoc/>
    public override string Field => "pulseDays";
}
