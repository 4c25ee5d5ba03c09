namespace Entente.Domain.Fairness;

/// <summary>One line of what a sign was found in; from here it opens into the ratings.</summary>
/// <param name="Period">The period's code.</param>
/// <param name="ServiceId">The service; null where it is about a whole unit.</param>
/// <param name="CustomerId">The customer unit; null where it is about all of them.</param>
/// <param name="Count">How many answers it is about; of broken promises, how many were called good.</param>
/// <param name="Of">Out of how many.</param>
/// <param name="Value">What was found: a mean value or a share, 0 to 1.</param>
/// <param name="Expected">What all others lead to expect, in the same unit; null where there is no such number.</param>
public sealed record SignFact(string Period, Guid? ServiceId, Guid? CustomerId, int Count, int Of, double Value, double? Expected);
