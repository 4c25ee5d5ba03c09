using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Needs;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Demo;

/// <summary>The example's needs, answered by those who answered for the units on those days.</summary>
internal sealed class ExampleNeeds(ExampleCompany company, SupplyChain chain, IReadOnlyDictionary<string, Guid> ids, DateOnly today)
{
    private static readonly NeedState[] Path = [NeedState.InDiscussion, NeedState.Accepted, NeedState.Planned, NeedState.Delivered, NeedState.Confirmed];

    public async Task Save(IDbContextFactory<EntenteDb> databases, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var raised = (await db.Needs.ToListAsync(stop)).ToDictionary(need => need.Title, StringComparer.Ordinal);
        var goals = (await db.Goals.AsNoTracking().ToListAsync(stop)).ToLookup(goal => goal.Latest.Body.Title, goal => goal.Id, StringComparer.Ordinal);
        foreach (var example in company.Needs)
        {
            if (!raised.TryGetValue(example.Title, out var need))
                db.Add(need = Raise(example));
            Take(need, example, example.Goal is { } title ? goals[title].First() : null);
        }

        await db.SaveChangesAsync(stop);
    }

    private static void Must(Refusal? refusal)
    {
        if (refusal is not null)
            throw new InvalidOperationException($"The example company contradicts a rule: {refusal}.");
    }

    private Need Raise(ExampleNeed example)
    {
        var at = ExampleDates.At(today.AddDays(-example.Days), new TimeOnly(9, 40));
        var (raiser, provider) = (chain.Directory.Unit(example.Raiser)!.Id, chain.Directory.Unit(example.Provider)!.Id);
        var day = chain.Directory.DayOf(at);
        // Of one's own manager somebody of the team asks.
        var by = raiser == provider ? chain.Directory.MembersOf(raiser, day).First(person => person.Id != chain.Directory.ManagerOf(raiser, day)?.Id) : chain.Directory.ManagerOf(raiser, day)!;
        var need = Need.Raise(ids[example.Title], chain, new NeedDraft(raiser, provider, example.Title, example.Text, null, NeedOrigin.Direct, null), by.Id, at);
        Must(need.Refusal);
        return need.Value!;
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
            at = Later(at, example);
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
