using Entente.Domain.Kernel;

namespace Entente.Domain.Chain;

/// <summary>The measurable part of an expectation, such as <em>arrival within 3 working days</em>.</summary>
/// <param name="Measure">What is measured, such as 到账时间.</param>
/// <param name="Comparator">How the value is held against the target.</param>
/// <param name="Target">The target, in <paramref name="Unit"/>.</param>
/// <param name="Unit">What the target is counted in, such as 工作日.</param>
public sealed record Promise(string Measure, Comparator Comparator, double Target, string Unit)
{
    /// <summary>The refusal for a promise that cannot be measured; null when it can.</summary>
    public Refusal? Check() => NameInvalid.Check(Measure, "measure") ?? NameInvalid.Check(Unit, "promiseUnit") ?? (Refusal?)(double.IsFinite(Target) ? null : new PromiseTargetInvalid());
}
