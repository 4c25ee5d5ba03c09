using Entente.Domain.Goals;

namespace Entente.Web.Features.Demo;

/// <summary>How an example goal is measured, and what came of it.</summary>
/// <param name="Values">What was reached: day of the period, counted from 0, and value.</param>
public sealed record ExampleCriterion(string Measure, string EnglishMeasure, string Unit, Comparison Comparison, double? Target, int Weight, string By, string Evidence, IReadOnlyList<IReadOnlyList<double>> Values, int? Deadline = null, double? Upper = null);
