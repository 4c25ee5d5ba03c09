using Entente.Domain.Kernel;

namespace Entente.Domain.Chain;

/// <summary>The measurable part of an expectation, such as <em>arrival within 3 working days</em>.</summary>
/// <param name="Measure">What is measured, such as 到账时间.</param>
/// <param name="Comparator">How the value is held against the target.</param>
/// <param name="Target">The target, in <paramref name="Unit"/>.</param>
/// <param name="Unit">What the target is counted in, such as 工作日.</param>
public sealed record Promise(string Measure, Comparator Comparator, double Target, string Unit)
{
    /// <summary>How far a measured value misses the target, as a part of it; 0 where it is kept. Example: 6 days where at most 4 were promised: 0.5. A target below 1 counts as 1.</summary>
    public double OverrunOf(double measured) =>
        Math.Max(0, Comparator is Comparator.AtMost ? measured - Target : Target - measured) / Math.Max(1, Math.Abs(Target));

    /// <summary>The refusal for a promise that cannot be measured; null when it can.</summary>
    public Refusal? Check() => NameInvalid.Check(Measure, "measure") ?? NameInvalid.Check(Unit, "promiseUnit") ?? (Refusal?)(double.IsFinite(Target) ? null : new PromiseTargetInvalid());
}
