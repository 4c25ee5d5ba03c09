namespace Entente.Web.Features.Ratings.Encounters;

/// <summary>Names the texts of encounters: what was measured of a promise, and the provider's notes on requests.</summary>
public sealed class EncountersTexts;
