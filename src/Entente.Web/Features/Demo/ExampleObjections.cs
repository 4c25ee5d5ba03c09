using Entente.Domain.Chain;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;
using static Entente.Web.Features.Demo.ExampleRules;

namespace Entente.Web.Features.Demo;

/// <summary>What the provider of the grudge says against its latest bads: one objection answered, one open, and a court that waits for its second judge.</summary>
internal sealed class ExampleObjections(ExampleCompany company, SupplyChain chain, DateTimeOffset now)
{
    public async Task Save(IDbContextFactory<EntenteDb> databases, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var directory = chain.Directory;
        var (rater, provider) = (directory.Person(Stories.GrudgeRater)!.Id, directory.Unit(Stories.GrudgeProvider)!);
        var links = chain.LinksProvidedBy(provider.Id).Select(link => link.Id).ToList();
        var bads = await db.Ratings.AsNoTracking().Where(rating => rating.RaterId == rater && links.Contains(rating.LinkId) && rating.Cause != null && rating.WithdrawnAt == null)
            .OrderByDescending(rating => rating.At).ThenBy(rating => rating.Id).Take(3).ToListAsync(stop);
        if (bads.Count < 3)
            return;
        var manager = directory.ManagerOf(provider.Id, directory.DayOf(now))!.Id;
        var customer = directory.ManagerOf(chain.Link(bads[1].LinkId)!.CustomerId, directory.DayOf(now))!.Id;
        db.Add(Made(bads[0], ObjectionAbout.Facts, 0, manager));
        var answered = Made(bads[1], ObjectionAbout.Cause, 1, manager);
        Must(answered.Reply(Words("answer", 0), customer, Later(bads[1], 30)));
        db.Add(answered);
        var judge = directory.People.First(person => directory.Holds(person.Id, Role.Auditor)).Id;
        var court = RatingRemoval.About(Guid.CreateVersion7(now), bads[2]);
        Must(court.Judge(Role.Auditor, judge, true, Words("judge", 0), Later(bads[2], 50)));
        db.Add(court);
        await db.SaveChangesAsync(stop);
    }

    private Objection Made(Rating bad, ObjectionAbout about, int which, Guid by) =>
        Must(Objection.Make(Guid.CreateVersion7(now), bad, about, Words("objection", which), by, Later(bad, 20)));

    private DateTimeOffset Later(Rating bad, int minutes) => bad.At.AddMinutes(minutes) is var at && at < now ? at : now;

    private string Words(string kind, int which) => company.Recoveries.Where(words => words.Kind == kind).ElementAt(which).Text;
}
