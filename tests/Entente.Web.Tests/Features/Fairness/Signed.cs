using Entente.Domain.Fairness;
using Entente.Domain.Organization;
using Entente.Web.Tests.Kit;

namespace Entente.Web.Tests.Features.Fairness;

/// <summary>Signs of the repair company, as a search would have left them.</summary>
internal static class Signed
{
    public const string Period = "2025-Q4";

    /// <summary>A grudge of the technician, or of somebody else, against the parts store or another unit.</summary>
    public static async Task<Sign> Grudge(App app, Person? rater = null, Unit? against = null)
    {
        var period = Domain.Kernel.Period.Parse(Period);
        // Every search belongs to a closing of its own.
        var run = SignSearchRun.Of(Guid.CreateVersion7(), period, app.Now.AddTicks(Random.Shared.NextInt64(1_000_000_000) * 10), new SignFindings(null, 12, 40, 300, 5, false, []), app.Now);
        await app.Given.Save(run);
        var fact = new SignFact(Period, app.Company.PartsSupply.Id, app.Company.Technicians.Id, 9, 9, 0.05, 0.8);
        return await app.Given.Save(Sign.Of(Guid.CreateVersion7(), run, new FoundSign(SignKind.Grudge, [(against ?? app.Company.Parts).Id], (rater ?? app.Company.Technician).Id, -0.75, 0.00001, 0.002, [fact])));
    }
}
