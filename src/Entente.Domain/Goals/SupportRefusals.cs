using Entente.Domain.Kernel;

namespace Entente.Domain.Goals;

/// <summary>What it is said to support is not there, or not for the asker to see.</summary>
public sealed record SupportUnknown() : Refusal(RefusalKind.Unprocessable, "goal.support-unknown")
{
    /// <inheritdoc/>
    public override string Field => "supports";
}

/// <summary>What it is said to support is a draft, given up, or settled.</summary>
public sealed record SupportClosed() : Refusal(RefusalKind.Unprocessable, "goal.support-closed")
{
    /// <inheritdoc/>
    public override string Field => "supports";
}

/// <summary>The need was addressed to a unit that has nothing to do with the owner.</summary>
public sealed record SupportElsewhere() : Refusal(RefusalKind.Unprocessable, "goal.support-elsewhere")
{
    /// <inheritdoc/>
    public override string Field => "supports";
}

/// <summary>A goal of the company was named as one of a unit, or the other way: then the wrong people would sign.</summary>
public sealed record SupportKindWrong() : Refusal(RefusalKind.Unprocessable, "goal.support-kind-wrong")
{
    /// <inheritdoc/>
    public override string Field => "supports";
}

/// <summary>Goals would support each other in a circle.</summary>
public sealed record SupportCircle() : Refusal(RefusalKind.Unprocessable, "goal.support-circle")
{
    /// <inheritdoc/>
    public override string Field => "supports";
}
