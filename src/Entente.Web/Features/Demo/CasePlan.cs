using Entente.Domain.Chain;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;

namespace Entente.Web.Features.Demo;

/// <summary>
/// How the company handles each bad of its history: mostly a talk within a day and a remedy within a week, sometimes late, a few never.
/// What the rater confirmed in time is in the history itself; of the rest some confirm after their month is closed, and some do not.
/// </summary>
internal sealed class CasePlan(ExampleCompany company, SupplyChain chain, DateOnly last)
{
    /// <summary>Days before today in which cases are still on their way.</summary>
    private const int Fresh = 12;

    /// <summary>Days before today in which somebody may still wait to be talked with.</summary>
    private const int Unheard = 4;

    public IEnumerable<PlannedStep> Of(IEnumerable<PlannedRating> history) => history
        .Where(rating => !rating.Sealed && Levels.Of(chain.Service(rating.Service)!.Scale, rating.Level) is Answer.Bad)
        .GroupBy(rating => (rating.Rater, rating.Service, rating.Customer, Day: chain.Directory.DayOf(rating.At)))
        .SelectMany(bads => Steps(bads.OrderBy(bad => bad.At).First(), bads.Max(bad => bad.RecoveredAt)))
        .OrderBy(step => step.At);

    private IEnumerable<PlannedStep> Steps(PlannedRating bad, DateTimeOffset? recoveredAt)
    {
        var day = chain.Directory.DayOf(bad.At);
        var link = chain.Link(chain.Service(bad.Service)!.Id, chain.Directory.Unit(bad.Customer)!.Id, day)!;
        var dice = new Dice($"case/{bad.Service}/{bad.Customer}/{bad.Rater}/{day:yyyy-MM-dd}");
        // What was revised to a bad is one from then on.
        var first = new PlannedStep(bad.Earlier.Count > 0 ? bad.Earlier[^1].ReplacedAt : bad.At, chain.Directory.Person(bad.Rater)!.Id, link.Id, day, RecoveryAct.Contacted, null);
        var isGrudge = bad.Rater == Stories.GrudgeRater && chain.Directory.Unit(chain.ProviderOf(link))!.Code == Stories.GrudgeProvider;
        var isVeto = (bad.Service, bad.Customer) == (Stories.VetoedService, Stories.VetoedCustomer);
        return recoveredAt is { } settled ? InTime(first, bad.Cause, settled, dice) : LeftOver(first, bad.Cause, isGrudge || isVeto, dice);
    }

    /// <summary>Talked with soon and made good before the rater confirmed.</summary>
    private IEnumerable<PlannedStep> InTime(PlannedStep first, Cause? cause, DateTimeOffset settled, Dice dice)
    {
        var before = WorkingDays.After(chain.Directory.DayOf(settled).AddDays(-8));
        var latest = chain.Directory.DayOf(settled);
        var made = WorkingDays.After(first.Day, dice.Below(4));
        var contact = first.At.AddMinutes(25 + dice.Below(150));
        yield return first with { At = contact, Words = Said("contact", null, dice) };
        var at = made < latest && made >= before && made > first.Day ? ExampleDates.At(made, new TimeOnly(10 + dice.Below(7), dice.Below(60))) : contact.AddMinutes(20 + dice.Below(100));
        yield return first with { At = at, Act = RecoveryAct.Remedied, Words = Said("remedy", cause, dice), Finding = Found(cause, dice) };
    }

    private IEnumerable<PlannedStep> LeftOver(PlannedStep first, Cause? cause, bool isUnforgiving, Dice dice)
    {
        var from = chain.Directory.DayOf(first.At);
        var isFresh = from.AddDays(Fresh) > last;
        if (from.AddDays(Unheard) > last && !isUnforgiving && dice.Chance(.5))
            yield break;
        var late = dice.Chance(.2);
        var day = late ? WorkingDays.After(from, 2 + dice.Below(2)) : from;
        var at = late ? ExampleDates.At(day, new TimeOnly(9 + dice.Below(8), dice.Below(60))) : first.At.AddMinutes(30 + dice.Below(160));
        yield return first with { At = at, Words = Said("contact", null, dice) };
        if (dice.Chance(.3))
        {
            yield return first with { At = at.AddMinutes(12), Words = Said("ask", null, dice), Writes = RecoveryRole.Provider };
            yield return first with { At = at.AddMinutes(47), Words = Said("reply", null, dice), Writes = RecoveryRole.Rater };
        }

        if (isFresh && !isUnforgiving && dice.Chance(.45))
            yield break;
        day = WorkingDays.After(day, 1 + dice.Below(late ? 6 : 4));
        at = ExampleDates.At(day, new TimeOnly(10 + dice.Below(7), dice.Below(60)));
        yield return first with { At = at, Act = RecoveryAct.Remedied, Words = Said("remedy", cause, dice), Finding = Found(cause, dice) };
        var answered = ExampleDates.At(WorkingDays.After(day, 1 + dice.Below(3)), new TimeOnly(9 + dice.Below(8), dice.Below(60)));
        if (isUnforgiving || dice.Chance(.25))
        {
            yield return first with { At = answered, Act = RecoveryAct.Reopened, Words = Said("reopen", null, dice) };
            yield return first with { At = ExampleDates.At(WorkingDays.After(chain.Directory.DayOf(answered)), new TimeOnly(9, 10 + dice.Below(50))), Words = Said("contact", null, dice) };
            yield return first with { At = ExampleDates.At(WorkingDays.After(chain.Directory.DayOf(answered), 3), new TimeOnly(15, dice.Below(60))), Act = RecoveryAct.Remedied, Words = Said("remedy", cause, dice), Finding = Found(cause, dice) };
        }

        // In the month after, when the figures stand.
        var month = new DateOnly(first.Day.Year, first.Day.Month, 1).AddMonths(1);
        var confirmed = WorkingDays.After(month, 8 + dice.Below(8));
        if (!isUnforgiving && confirmed < last && dice.Chance(.93))
            yield return first with { At = ExampleDates.At(confirmed, new TimeOnly(11, dice.Below(60))), Act = RecoveryAct.Confirmed };
    }

    /// <summary>Mostly what the rater says; now and then the provider sees it otherwise.</summary>
    private static Cause Found(Cause? said, Dice dice) => said is { } cause && dice.Chance(.85) ? cause : dice.Pick([Cause.FailedExpectation, Cause.Misunderstanding, Cause.OutsideControl]);

    private string Said(string kind, Cause? cause, Dice dice)
    {
        var fitting = company.Recoveries.Where(words => words.Kind == kind && (words.Cause is null || words.Cause == (cause ?? Cause.FailedExpectation))).ToList();
        return dice.Pick(fitting).Text;
    }
}
