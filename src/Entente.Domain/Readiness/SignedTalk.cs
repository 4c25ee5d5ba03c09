namespace Entente.Domain.Readiness;

/// <summary>
/// That two units signed the minutes of a dialogue. What was signed once was talked about, even where the minutes are written on
/// later and wait for signatures anew.
/// </summary>
/// <param name="HostId">The unit that invited.</param>
/// <param name="GuestId">The unit that was invited.</param>
/// <param name="At">When the second of both signatures was given.</param>
public sealed record SignedTalk(Guid HostId, Guid GuestId, DateTimeOffset At);
