using Entente.Domain.Needs;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Needs;

/// <summary>Needs of the repair company: a technician needs something of the parts store.</summary>
internal static class Wanted
{
    public static async Task<Need> Raised(App app, string title = "急件两小时内答复", Unit? provider = null)
    {
        var chain = await app.Services.GetRequiredService<Snapshots>().Read(TestContext.Current.CancellationToken);
        var draft = new NeedDraft(app.Company.Technicians.Id, (provider ?? app.Company.Parts).Id, title, null, null, NeedOrigin.Direct, null);
        return await app.Given.Save(Given.Agreed(Need.Raise(Guid.CreateVersion7(), chain, draft, app.Company.Technician.Id, app.Now)));
    }
}
