using Entente.Domain.Chain;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;
using static Entente.Web.Features.Demo.ExampleRules;

namespace Entente.Web.Features.Demo;

/// <summary>
/// What became of the bads that were released under seal. The feared department answers late and hardly; elsewhere somebody writes through
/// the case, the nameless rater writes back, and most of it is confirmed.
/// </summary>
internal sealed class ExampleSealedCases(ExampleCompany company, SupplyChain chain, DateOnly today)
{
    /// <summary>Handles the cases that opened on a day.</summary>
    public async Task Answer(DateOnly opened, IDbContextFactory<EntenteDb> databases, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var from = ExampleDates.At(opened, TimeOnly.MinValue);
        var cases = await db.RecoveryCases.Where(one => one.RaterId == null && one.OpenedAt >= from && one.State == RecoveryState.Open).OrderBy(one => one.Id).ToListAsync(stop);
        var dice = new Dice($"sealed-cases/{opened:yyyy-MM-dd}");
        foreach (var one in cases)
            Handle(db, one, opened, dice);
        await db.SaveChangesAsync(stop);
    }

    private void Handle(EntenteDb db, RecoveryCase one, DateOnly opened, Dice dice)
    {
        var feared = company.IsInside(chain.Directory.Unit(chain.ProviderOf(chain.Link(one.LinkId)!))!.Code, Stories.FearedProvider);
        var contact = At(opened, feared ? 6 + dice.Below(6) : dice.Below(2), 10);
        if (contact is not { } contacted)
            return;
        if (one.ContactDueAt < contacted && RecoveryAccess.SuperiorOf(chain, one, opened) is { } superior)
            one.Escalate(superior.Id, one.ContactDueAt.AddMinutes(4));
        var owner = RecoveryAccess.OwnerOf(chain, one, chain.Directory.DayOf(contacted))!.Id;
        Must(one.Contact(owner, Words("contact", one, dice), null, contacted));
        db.Add(RecoveryMessage.Write(Guid.CreateVersion7(contacted), one, RecoveryRole.Provider, owner, Words("ask", one, dice), contacted).Value!);
        if (At(opened, feared ? 12 + dice.Below(3) : 2, 0) is { } answered && dice.Chance(feared ? .3 : .7))
            db.Add(RecoveryMessage.Write(Guid.NewGuid(), one, RecoveryRole.Rater, null, Words("reply", one, dice), HiddenTime.Of(contacted, answered, chain.Directory.TimeZone)).Value!);
        // Where they are feared they take their time: it is done, and weeks late.
        if (At(opened, feared ? 18 + dice.Below(12) : 3 + dice.Below(4), 15) is not { } made || !dice.Chance(.96))
            return;
        if (one.EscalatedAt is null && one.RemedyDueAt < made && RecoveryAccess.SuperiorOf(chain, one, opened) is { } above)
            one.Escalate(above.Id, one.RemedyDueAt.AddMinutes(4));
        Must(one.MakeGood(owner, Words("remedy", one, dice), one.RaterCause ?? Cause.FailedExpectation, made));
        if (At(opened, (feared ? 32 : 9) + dice.Below(6), 0) is { } confirmed && dice.Chance(feared ? .6 : .85))
            Must(one.ConfirmSealed(true, HiddenTime.Of(made, confirmed, chain.Directory.TimeZone)));
    }

    /// <summary>Some working days later; null where that is not yet.</summary>
    private DateTimeOffset? At(DateOnly opened, int days, int hour)
    {
        var day = WorkingDays.After(opened, days);
        return day < today ? ExampleDates.At(day, new TimeOnly(hour, 20)) : null;
    }

    private string Words(string kind, RecoveryCase one, Dice dice)
    {
        var fitting = company.Recoveries.Where(words => words.Kind == kind && (words.Cause is null || words.Cause == one.RaterCause)).ToList();
        return dice.Pick(fitting.Count > 0 ? fitting : [.. company.Recoveries.Where(words => words.Kind == kind)]).Text;
    }
}
