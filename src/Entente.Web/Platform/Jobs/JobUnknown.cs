using Entente.Domain.Kernel;

namespace Entente.Web.Platform.Jobs;

/// <summary>There is no such job.</summary>
public sealed record JobUnknown(string Name) : Refusal(RefusalKind.NotFound, "job.unknown")
{
    public override IReadOnlyList<object> Arguments => [Name];
}
