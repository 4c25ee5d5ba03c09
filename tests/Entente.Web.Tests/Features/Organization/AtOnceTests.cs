using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Features.Chain;
using Entente.Web.Features.Organization;
using Entente.Web.Tests.Features.Scorecards;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Organization;

/// <summary>Two changes that are right each by itself, made at once on two nodes, are not wrong together.</summary>
public sealed class AtOnceTests(Apps apps) : IClassFixture<Apps>
{
    private const int Rounds = 8;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Two_administrators_who_remove_each_other_leave_one(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        await using var other = await app.Beside();
        for (var round = 0; round < Rounds; round++)
        {
            var second = await app.Given.Person(app.Company.Root, role: Role.Administrator);
            var first = (await app.Actor(app.Company.Administrator)).Directory.People.First(p => p.RemovedAt is null && p.Id != second.Id && Holds(p));
            var outcomes = await Task.WhenAll(
                app.Services.GetRequiredService<RemovePerson>().Run(second.Id, await app.Actor(first), Stop),
                other.Services.GetRequiredService<RemovePerson>().Run(first.Id, await app.Actor(second), Stop));
            Assert.Single(outcomes, outcome => !outcome.IsRefused);
            Assert.Single((await app.Actor(app.Company.Auditor)).Directory.People, person => person.RemovedAt is null && Holds(person));
        }

        bool Holds(Person person)
        {
            using var db = app.Db();
            return db.RoleGrants.Any(grant => grant.PersonId == person.Id && grant.Role == Role.Administrator);
        }
    }

    [Theory, BothDatabases]
    public async Task The_last_administrator_neither_leaves_nor_steps_down(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var last = app.Company.Administrator;
        var actor = await app.Actor(last);
        Assert.IsType<LastAdministrator>((await app.Services.GetRequiredService<SetRole>().Run(last.Id, Role.Administrator, false, actor, Stop)).Refusal);
        var key = actor with { PersonId = null, KeyId = Guid.NewGuid(), Scopes = new HashSet<string>(StringComparer.Ordinal) { "admin" } };
        Assert.IsType<LastAdministrator>((await app.Services.GetRequiredService<RemovePerson>().Run(last.Id, key, Stop)).Refusal);
        Assert.True((await app.Actor(last)).IsAdministrator);
    }

    [Theory, BothDatabases]
    public async Task Of_two_people_with_one_address_one_is_made(DatabaseKind on)
    {
        var app = await apps.On(on);
        await using var other = await app.Beside();
        var actor = await app.Actor(app.Company.HumanResources);
        for (var round = 0; round < Rounds; round++)
        {
            var request = new SavePerson.Request { Email = $"same{round}@repair.example", Name = "同名", Home = "sales" };
            var outcomes = await Task.WhenAll(new[] { app, other }.Select(node => node.Services.GetRequiredService<SavePerson>().Run(null, request, actor, Stop)));
            Assert.Single(outcomes, outcome => !outcome.IsRefused);
            Assert.Single(outcomes, outcome => outcome.Refusal is EmailTaken);
        }
    }

    [Theory, BothDatabases]
    public async Task Nobody_has_their_home_in_a_unit_that_was_dissolved_in_that_moment(DatabaseKind on)
    {
        var app = await apps.On(on);
        await using var other = await app.Beside();
        for (var round = 0; round < Rounds; round++)
        {
            var unit = await app.Given.Unit("临时组", app.Company.Root);
            var actor = await app.Actor(app.Company.HumanResources);
            var dissolved = app.Services.GetRequiredService<DissolveUnit>().Run(unit.Code, null, actor, Stop);
            var made = other.Services.GetRequiredService<SavePerson>().Run(null, new SavePerson.Request { Email = $"{unit.Code}@repair.example", Name = "新人", Home = unit.Code }, actor, Stop);
            Assert.NotEqual((await dissolved).IsRefused, (await made).IsRefused);
        }
    }

    [Theory, BothDatabases]
    public async Task A_retired_service_has_no_link_from_tomorrow_on_whatever_was_made_at_once_or_for_later(DatabaseKind on)
    {
        var app = await apps.On(on);
        await using var other = await app.Beside();
        for (var round = 0; round < Rounds; round++)
        {
            var service = await app.Given.Service(app.Company.Finance, "临时服务");
            var running = await app.Given.Link(service, app.Company.Sales);
            var later = await app.Given.Link(service, app.Company.Parts, new DateOnly(2026, 5, 1));
            var actor = await app.Actor(app.Company.HumanResources);
            var created = other.Services.GetRequiredService<CreateLink>().Run(new CreateLink.Request { Service = service.Code, Customer = "after-sales" }, actor, Stop);
            _ = Given.Agreed(await app.Services.GetRequiredService<RetireService>().Run(service.Code, actor, Stop));
            _ = await created;
            await using var db = app.Db();
            var links = await db.Links.AsNoTracking().Where(link => link.ServiceId == service.Id).ToListAsync(Stop);
            Assert.All(links, link => Assert.False(link.To is null || link.To > actor.Today, $"{link.From} to {link.To}"));
            Assert.Equal(actor.Today, links.Single(link => link.Id == running.Id).To);
            Assert.True(links.Single(link => link.Id == later.Id).IsCalledOff);
        }
    }

    [Theory, BothDatabases]
    public async Task A_link_ends_once_and_one_that_has_not_begun_is_called_off(DatabaseKind on)
    {
        var app = await apps.On(on);
        var service = await app.Given.Service(app.Company.Finance, "临时服务");
        var link = await app.Given.Link(service, app.Company.Sales);
        var later = await app.Given.Link(service, app.Company.Parts, new DateOnly(2026, 5, 1));
        var actor = await app.Actor(app.Company.HumanResources);
        var end = app.Services.GetRequiredService<EndLink>();
        var outcomes = await Task.WhenAll(end.Run(link.Id, 1, actor, Stop), end.Run(link.Id, null, actor, Stop));
        Assert.Single(outcomes, outcome => !outcome.IsRefused);
        Assert.Single(outcomes, outcome => outcome.Refusal is LinkHasEnded or ChangedUnderYou);
        Assert.True(Given.Agreed(await end.Run(later.Id, null, actor, Stop)).IsCalledOff);
        Assert.False((await end.Run(later.Id, null, await app.Actor(app.Company.Seller), Stop)).Refusal is null);
        // Another takes its place from today on.
        Assert.False((await app.Services.GetRequiredService<CreateLink>().Run(new CreateLink.Request { Service = service.Code, Customer = "parts" }, actor, Stop)).IsRefused);
    }

    [Theory, BothDatabases]
    public async Task Who_moves_twice_a_day_belongs_where_they_moved_last(DatabaseKind on)
    {
        var app = await apps.On(on);
        var person = await app.Given.Person(app.Company.Sales);
        var actor = await app.Actor(app.Company.HumanResources);
        foreach (var home in new[] { "parts", "sales", "finance" })
            _ = Given.Agreed(await app.Services.GetRequiredService<SavePerson>().Run(person.Id, new SavePerson.Request { Email = person.Email, Name = person.Name, Home = home }, actor, Stop));
        var directory = (await app.Actor(app.Company.HumanResources)).Directory;
        Assert.Equal([app.Company.Finance.Id], directory.UnitsOf(person.Id, actor.Today));
        Assert.Equal([app.Company.Sales.Id], directory.UnitsOf(person.Id, actor.Today.AddDays(-1)));
    }
}
