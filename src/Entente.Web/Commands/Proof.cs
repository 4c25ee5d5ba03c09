using Entente.Web.Data;
using Entente.Web.Features.Audit;
using Entente.Web.Features.Ratings;
using Entente.Web.Features.Scorecards;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Commands;

/// <summary>What a database proves about itself: its audit chain holds, and its tallies are what its ratings say.</summary>
internal sealed record Proof(VerifyAudit.Result Audit, RebuildTallies.Difference? Tallies)
{
    /// <summary>What the chain attests, for a database without a program around it.</summary>
    public static IReadOnlyList<IAttested> Attested => [new AttestRatings(), new AttestReleases(), new AttestFigures()];

    /// <summary>The sentences about what does not hold; none where all does.</summary>
    public IReadOnlyList<string> Faults =>
    [
        .. Audit.Break is { } broken ? [VerifyAuditCommand.Sentence(broken)] : Array.Empty<string>(),
        .. Tallies is { } difference ? [$"The tallies differ from the ratings, {difference.Where}: run `entente rebuild-tallies`."] : Array.Empty<string>(),
    ];

    public static async Task<Proof> Of(IDbContextFactory<EntenteDb> databases, DatabaseUrl database, CancellationToken stop) =>
        new(await new VerifyAudit(databases, Attested).Run([], stop), await new RebuildTallies(databases, new HotPath(database)).Run(repair: false, stop));
}
