using System.Diagnostics.CodeAnalysis;

namespace Entente.Domain.Kernel;

/// <summary>Either what was asked for or the reason why not; never both, never neither.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
public readonly record struct Outcome<T>
    where T : notnull
{
    private Outcome(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>What was asked for; null exactly when <see cref="Refusal"/> is not.</summary>
    public T? Value { get; }

    /// <summary>Why not; null exactly when <see cref="Value"/> is not.</summary>
    public Refusal? Refusal { get; }

    /// <summary>True when refused; then <see cref="Refusal"/> is set.</summary>
    [MemberNotNullWhen(true, nameof(Refusal))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool IsRefused => Refusal is not null;

    /// <summary>A success.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "The constructor is private on purpose: a value or a refusal simply is an outcome.")]
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>A refusal.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "The constructor is private on purpose: a value or a refusal simply is an outcome.")]
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
