using Entente.Domain.Chain;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Features.Recovery;

/// <summary>Cases of the repair company: somebody is dissatisfied with the reimbursement.</summary>
internal static class Cases
{
    private static int last;

    /// <summary>A case that a fresh bad opened.</summary>
    public static async Task<RecoveryCase> Opened(App app, Person? rater = null, Link? link = null, Cause? cause = null)
    {
        var (who, where) = (rater ?? app.Company.Technician, link ?? app.Company.ReimbursementForAfterSales);
        // Each on a day of its own, so that tests that share a company do not share a case.
        var at = app.Now.AddDays(-Interlocked.Increment(ref last) % 80);
        await app.Given.Rating(where, who, Levels.Bad, at, $"R{last}-{Guid.CreateVersion7():N}"[..20], cause, "等了三周");
        return await Of(app, who, where, at);
    }

    public static async Task<RecoveryCase> Of(App app, Person rater, Link link, DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.ToOffset(TimeSpan.FromHours(8)).DateTime);
        await using var db = app.Db();
        return await db.RecoveryCases.AsNoTracking().SingleAsync(one => one.RaterId == rater.Id && one.LinkId == link.Id && one.Day == day, TestContext.Current.CancellationToken);
    }

    public static async Task<RecoveryCase> Stored(App app, Guid id)
    {
        await using var db = app.Db();
        return await db.RecoveryCases.AsNoTracking().SingleAsync(one => one.Id == id, TestContext.Current.CancellationToken);
    }
}
