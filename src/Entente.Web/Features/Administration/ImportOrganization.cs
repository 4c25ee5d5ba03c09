using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Administration;

/// <summary>
/// Takes units, people, services, links and expectations from a workbook, all or nothing. Every bad row is named; a second import of
/// the same file changes nothing.
/// </summary>
public sealed class ImportOrganization(IDbContextFactory<EntenteDb> databases, Reply reply, TimeProvider clock)
{
    /// <summary>Imports; a dry run says what would change and changes nothing. The command line has no actor.</summary>
    public async Task<Outcome<OrganizationReport>> Run(Stream file, bool dryRun, Actor? actor, CancellationToken stop)
    {
        if (actor is { MayAdminister: false })
            return new NotAllowed();
        if (OrganizationBook.Read(file) is not { } book)
            return new NotAWorkbook();
        if (book.Count == 0)
            return new SheetsMissing();
        await using var db = await databases.CreateDbContextAsync(stop);
        var today = DateOnly.FromDateTime(clock.Now().UtcDateTime);
        var plan = await OrganizationPlan.LoadAsync(db, today, clock.Now(), reply, stop);
        plan.TakeUnits(book.GetValueOrDefault(OrganizationBook.Units) ?? []);
        plan.TakePeople(book.GetValueOrDefault(OrganizationBook.People) ?? []);
        plan.TakeManagers(book.GetValueOrDefault(OrganizationBook.Units) ?? []);
        var chain = await ChainPlan.LoadAsync(db, plan, stop);
        chain.TakeServices(book.GetValueOrDefault(OrganizationBook.Services) ?? []);
        chain.TakeLinks(book.GetValueOrDefault(OrganizationBook.Links) ?? []);
        chain.TakeExpectations(book.GetValueOrDefault(OrganizationBook.Expectations) ?? []);
        var report = new OrganizationReport(plan.Created, plan.Changed, plan.Unchanged, plan.Errors);
        if (dryRun || report.Errors.Count > 0 || report.Created + report.Changed == 0)
            return report;
        db.Record(actor?.PersonId, "organisation.imported", "import/org", $"{report.Created} created, {report.Changed} changed", clock.Now());
        return await db.SaveOrRefuse(stop) is { } refusal ? refusal : report;
    }
}
