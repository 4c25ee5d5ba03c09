namespace Entente.Domain.Workshops;

/// <summary>What a fact of the state sheet says. Values are kept as they are written, with their unit: 83%, 2.1 天, 前三.</summary>
/// <param name="Area">Of what it speaks.</param>
/// <param name="Indicator">What is measured.</param>
/// <param name="Value">How it is.</param>
/// <param name="LastYear">How it was a year before; null where nobody knows.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Trend">Where it is going.</param>
public sealed record FactDraft(FactArea Area, string Indicator, string Value, string? LastYear, string Source, FactTrend Trend);
