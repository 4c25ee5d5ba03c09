using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Web.Data;
using Entente.Web.Features.Ratings;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Kit;

/// <summary>What is already so when a test begins. Everything goes through the domain's own factories and the program's own writer.</summary>
public sealed class Given(App app)
{
    /// <summary>The first day of whatever is given without one.</summary>
    public static readonly DateOnly LongAgo = new(2025, 1, 1);

    private int last;
    private EntenteDb? together;

    /// <summary>The company that programs of the kit start with.</summary>
    public Task<RepairCompany> RepairCompany() => Together(() => Kit.RepairCompany.Found(app));

    public async Task<Unit> Unit(string name, Unit? parent = null, string? code = null, string? englishName = null) =>
        await Save(Agreed(Domain.Organization.Unit.Create(Guid.CreateVersion7(), code ?? $"U{Next()}", name, englishName, parent)));

    public async Task<Person> Person(Unit home, string? name = null, string? email = null, Role? role = null)
    {
        var number = Next();
        var person = await Save(Agreed(Domain.Organization.Person.Create(Guid.CreateVersion7(), email ?? $"p{number}@repair.example", name ?? $"员工{number}", $"Person {number}", null, null, home.Id)));
        await Save(Membership.Begin(Guid.CreateVersion7(), person.Id, home.Id, LongAgo));
        if (role is { } granted)
            await Save(RoleGrant.Give(Guid.CreateVersion7(), person.Id, granted));
        return person;
    }

    public async Task<Membership> Member(Unit unit, Person person, DateOnly? from = null) =>
        await Save(Membership.Begin(Guid.CreateVersion7(), person.Id, unit.Id, from ?? LongAgo));

    public async Task<ManagerTerm> Manager(Unit unit, Person person, DateOnly? from = null) =>
        await Save(ManagerTerm.Begin(Guid.CreateVersion7(), unit.Id, person.Id, from ?? LongAgo));

    public async Task<Service> Service(Unit provider, string name, int scale = 2, RatingMode mode = RatingMode.Open, string? code = null, bool commentRequired = false) =>
        await Save(Agreed(Domain.Chain.Service.Create(Guid.CreateVersion7(), code ?? $"S{Next()}", provider, name, null, scale, mode, commentRequired)));

    public async Task<Link> Link(Service service, Unit customer, DateOnly? from = null) =>
        await Save(Agreed(Domain.Chain.Link.Create(Guid.CreateVersion7(), service, customer, from ?? LongAgo, [])));

    /// <summary>An expectation that both sides signed at an instant, by default long ago.</summary>
    public async Task<Expectation> Expectation(Link link, string text, Person provider, Person customer, Promise? promise = null, int number = 1, DateTimeOffset? signedAt = null)
    {
        var at = signedAt ?? new DateTimeOffset(LongAgo, TimeOnly.MinValue, TimeSpan.Zero);
        var expectation = Agreed(Domain.Chain.Expectation.Propose(Guid.CreateVersion7(), link, number - 1, text, null, promise, at, provider.Id));
        Assert.Null(expectation.Sign(LinkSide.Provider, provider.Id, at));
        Assert.Null(expectation.Sign(LinkSide.Customer, customer.Id, at));
        return await Save(expectation);
    }

    /// <summary>A period that is over and closed.</summary>
    public async Task<ClosedPeriod> Closed(string period)
    {
        var of = Period.Parse(period);
        return await Save(Agreed(ClosedPeriod.Close(Guid.CreateVersion7(), of, of.End.AddDays(1), app.Now, null)));
    }

    /// <summary>A rating, now or at an instant, recorded by the program's writer.</summary>
    public async Task<RecordedRating> Rating(Link link, Person rater, int level, DateTimeOffset? at = null, string? reference = null, Cause? cause = null, string? comment = null, bool? @sealed = null) =>
        Agreed(await app.Services.GetRequiredService<RatingWriter>().Record(new RatingCommand.Record(new RatingDraft
        {
            LinkId = link.Id,
            RaterId = rater.Id,
            Level = level,
            At = at ?? app.Now,
            Reference = reference,
            Cause = cause,
            Comment = comment,
            Sealed = @sealed,
        })));

    /// <summary>The confirmation of a rater that a bad was made good.</summary>
    public async Task<RecordedRating> Recovery(RecordedRating rating, Person rater) =>
        Agreed(await app.Services.GetRequiredService<RatingWriter>().Record(new RatingCommand.ConfirmRecovery(rating.Id, rater.Id)));

    /// <summary>What was asked for; a refusal fails the test with its code.</summary>
    public static T Agreed<T>(Outcome<T> outcome)
        where T : notnull
    {
        if (outcome.IsRefused)
            Assert.Fail($"Refused: {outcome.Refusal}");
        return outcome.Value;
    }

    /// <summary>Puts an entity into the database as it is.</summary>
    public async Task<T> Save<T>(T entity)
        where T : class
    {
        if (together is not null)
        {
            together.Add(entity);
            return entity;
        }

        await using var db = app.Db();
        db.Add(entity);
        await db.SaveChangesAsync();
        return entity;
    }

    /// <summary>Saves all that is given meanwhile in one transaction: the company of every program of the kit is five dozen rows.</summary>
    private async Task<T> Together<T>(Func<Task<T>> give)
    {
        await using var db = app.Db();
        together = db;
        try
        {
            var given = await give();
            await db.SaveChangesAsync();
            return given;
        }
        finally
        {
            together = null;
        }
    }

    private int Next() => Interlocked.Increment(ref last);
}
