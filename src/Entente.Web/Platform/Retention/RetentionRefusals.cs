using Entente.Domain.Kernel;

namespace Entente.Web.Platform.Retention;

/// <summary>Nothing of this name is kept for a time that can be set.</summary>
public sealed record RetentionUnknown(string Name) : Refusal(RefusalKind.NotFound, "retention.unknown")
{
    public override IReadOnlyList<object> Arguments => [Name];
}

/// <summary>It is needed for longer, or nobody needs it for so long.</summary>
public sealed record RetentionOutOfRange(int Least, int Most) : Refusal(RefusalKind.Unprocessable, "retention.out-of-range")
{
    public override IReadOnlyList<object> Arguments => [Least, Most];

    public override string Field => "days";
}
