using Entente.Domain.Concerns;
using Entente.Domain.Organization;
using Entente.Web.Features.Concerns;
using Entente.Web.Platform;
using Entente.Web.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Concerns;

/// <summary>Concerns as the tests need them.</summary>
internal static class Raised
{
    public const string Words = "排班表里有人代签，我不敢当面说。";

    public static async Task<Concern> By(App app, Person sender, ConcernAddressee to = ConcernAddressee.HumanResources, string words = Words) =>
        Given.Agreed(await app.Services.GetRequiredService<RaiseConcern>().Run(new RaiseConcern.Request { To = to, Text = words, Unit = "sales" }, await Actor(app, sender), TestContext.Current.CancellationToken));

    public static async Task<Concern> Answered(App app, Concern one, Person by, string words = "已核实，代签的人已谈话。") =>
        Given.Agreed(await app.Services.GetRequiredService<ActOnConcern>().Run(one.Id, ConcernSide.Addressee, new ActOnConcern.Request { Act = ConcernAct.Answer, Text = words }, await Actor(app, by), TestContext.Current.CancellationToken));

    public static async Task<Actor> Actor(App app, Person person)
    {
        var chain = await app.Services.GetRequiredService<Entente.Web.Data.Snapshots>().Read(TestContext.Current.CancellationToken);
        return new Actor(person.Id, null, new HashSet<string>(StringComparer.Ordinal), chain, chain.Directory.DayOf(app.Now));
    }
}
