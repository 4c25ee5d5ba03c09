using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Readiness;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;
using static Entente.Web.Features.Demo.ExampleRules;

namespace Entente.Web.Features.Demo;

/// <summary>
/// In its first year the example lets links count whose standard was agreed in time, although dialogue, meetings or course are still to be
/// made up for. Where nothing was agreed, and for the one unit that did not ask for it, ratings stay feedback only.
/// </summary>
internal sealed class ExampleWaivers(SupplyChain chain, ReadReadiness readiness)
{
    private const string Waives = "long.fei@hengtong.example";
    private const string DidNotAsk = "general-management";
    private const string Reason = "推行第一年：服务标准已在期初之前约定，目标对话和入门课按计划补齐，先行计入考核。";

    /// <summary>Waives what is missing in a period that is about to be closed.</summary>
    public async Task Save(Period period, IDbContextFactory<EntenteDb> databases, CancellationToken stop)
    {
        var at = ExampleDates.At(period.End.AddDays(-20), new TimeOnly(14, 10));
        var other = chain.Directory.Unit(DidNotAsk)!.Id;
        var known = await readiness(period, stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        foreach (var link in known.Values.Where(link => !link.Counts && !link.Missing.Contains(ReadinessGap.Expectation) && chain.ProviderOf(chain.Link(link.LinkId)!) != other).OrderBy(link => link.LinkId))
        {
            db.Add(Must(ReadinessWaiver.Grant(Guid.CreateVersion7(at), chain.Link(link.LinkId)!, period, Reason, [], chain.Directory, chain.Directory.Person(Waives)!.Id, at)));
        }

        await db.SaveChangesAsync(stop);
    }
}
