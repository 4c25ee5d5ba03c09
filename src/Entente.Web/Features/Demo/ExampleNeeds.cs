using Entente.Domain.Chain;
using Entente.Domain.Needs;
using Entente.Domain.Ratings;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;
using static Entente.Web.Features.Demo.ExampleRules;

namespace Entente.Web.Features.Demo;

/// <summary>The example's needs, answered by those who answered for the units on those days.</summary>
internal sealed class ExampleNeeds(ExampleCompany company, SupplyChain chain, IReadOnlyDictionary<string, Guid> ids, DateOnly today)
{
    private static readonly NeedState[] Path = [NeedState.InDiscussion, NeedState.Accepted, NeedState.Planned, NeedState.Delivered, NeedState.Confirmed];

    private readonly ExampleDates dates = new(today);

    public async Task Save(IDbContextFactory<EntenteDb> databases, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var raised = (await db.Needs.ToListAsync(stop)).ToDictionary(need => need.Title, StringComparer.Ordinal);
        var goals = (await db.Goals.AsNoTracking().ToListAsync(stop)).ToLookup(goal => goal.Latest.Body.Title, goal => goal.Id, StringComparer.Ordinal);
        foreach (var example in company.Needs)
        {
            if (!raised.TryGetValue(example.Title, out var need))
                db.Add(need = Raise(example.Raiser, example.Provider, example.Title, example, await RatedBefore(db, example, stop)));
            if (example.Also is { } also)
            {
                var same = Raise(also.Raiser, example.Provider, also.Title, example, null);
                db.Add(same);
                Must(need.Merge(same, Provider(need, Later(same.StateSince, example)), Later(same.StateSince, example)));
            }

            Take(need, example, example.Goal is { } title ? goals[title].First() : null);
        }

        await db.SaveChangesAsync(stop);
    }

    private Need Raise(string raiserCode, string providerCode, string title, ExampleNeed example, Rating? rating)
    {
        var at = ExampleDates.At(today.AddDays(-example.Days), new TimeOnly(9, 40));
        var (raiser, provider) = (chain.Directory.Unit(raiserCode)!.Id, chain.Directory.Unit(providerCode)!.Id);
        var day = chain.Directory.DayOf(at);
        // Of one's own manager somebody of the team asks, and of what was rated whoever rated it.
        var by = rating?.RaterId ?? (raiser == provider ? chain.Directory.MembersOf(raiser, day).First(person => person.Id != chain.Directory.ManagerOf(raiser, day)?.Id) : chain.Directory.ManagerOf(raiser, day)!).Id;
        var (origin, from) = rating is null ? (NeedOrigin.Direct, (Guid?)null) : (NeedOrigin.RatingComment, rating.Id);
        var need = Need.Raise(ids.GetValueOrDefault(title, Guid.CreateVersion7(at)), chain, new NeedDraft(raiser, provider, title, example.Text, rating?.LinkId, origin, from), by, at);
        Must(need.Refusal);
        return need.Value!;
    }

    /// <summary>The last bad with a comment that people of the raiser gave the service before they asked; null where there is none.</summary>
    private async Task<Rating?> RatedBefore(EntenteDb db, ExampleNeed example, CancellationToken stop)
    {
        if (example.FromRating is not { } code)
            return null;
        var before = today.AddDays(-example.Days);
        var raiser = chain.Directory.Unit(example.Raiser)!.Id;
        var links = chain.LinksOf(chain.Service(code)!.Id).Where(link => chain.Directory.IsInside(raiser, link.CustomerId)).Select(link => link.Id).ToList();
        return (await db.Ratings.AsNoTracking().Where(rating => links.Contains(rating.LinkId) && rating.Comment != null && rating.WithdrawnAt == null && rating.Day < before).ToListAsync(stop))
            .Where(rating => rating.Answer is Answer.Bad).MaxBy(rating => rating.At);
    }

    private void Take(Need need, ExampleNeed example, Guid? goal)
    {
        var at = need.StateSince;
        string? Said(NeedState state) => example.Words.GetValueOrDefault(state);
        if (example.State is NeedState.Declined || example.Answered is not null)
        {
            at = Later(at, example);
            Must(need.Decline(Provider(need, at), at, Said(NeedState.Declined)));
            if (example.Answered is not { } answer)
                return;
            at = Later(at, example);
            Must(need.AnswerRefusal(need.Raisers[0].PersonId, chain.Directory.SuperiorOf(need.ProviderId, chain.Directory.DayOf(at))?.Id, at, answer));
        }

        foreach (var next in Path.Where(state => state > need.State && state <= example.State).ToList())
        {
            at = example.On.GetValueOrDefault(next) is { } on ? ExampleDates.At(dates.Resolve(on), new TimeOnly(15, 10)) : Later(at, example);
            Must(next switch
            {
                NeedState.InDiscussion => need.Discuss(Provider(need, at), at, Said(next)),
                NeedState.Accepted => need.Accept(Provider(need, at), at, Said(next)),
                NeedState.Planned => need.Plan(goal, Said(next), Provider(need, at), at),
                NeedState.Delivered => need.Deliver(Provider(need, at), at, Said(next)),
                _ => need.Confirm(need.Raisers[0].PersonId, at, Said(next)),
            });
        }
    }

    private static DateTimeOffset Later(DateTimeOffset at, ExampleNeed example) => at.AddDays(example.Pace);

    private Guid Provider(Need need, DateTimeOffset at) => chain.Directory.ManagerOf(need.ProviderId, chain.Directory.DayOf(at))!.Id;
}
