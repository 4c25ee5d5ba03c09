using Entente.Domain.Chain;

namespace Entente.Web.Features.Demo;

/// <summary>The measurable part of an expectation, in both languages.</summary>
public sealed record ExamplePromise(string Measure, string EnglishMeasure, Comparator Comparator, double Target, string Unit, string EnglishUnit);
