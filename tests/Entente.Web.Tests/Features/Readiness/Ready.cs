using Entente.Domain.Chain;
using Entente.Domain.Dialogues;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Readiness;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Readiness;

/// <summary>What makes links of the repair company ready, given through the domain's own rules.</summary>
internal static class Ready
{
    public static async Task<LinkReadiness> Of(App app, Link link, string period) =>
        (await app.Services.GetRequiredService<ReadReadiness>()(Period.Parse(period), TestContext.Current.CancellationToken))[link.Id];

    /// <summary>Nothing is missing on reimbursement for sales from November 2025 on.</summary>
    public static async Task Reimbursement(App app)
    {
        await Talked(app, app.Company.Finance, app.Company.Sales, new DateTimeOffset(2025, 11, 3, 2, 0, 0, TimeSpan.Zero));
        await app.Given.Expectation(app.Company.ReimbursementForSales, "三个工作日到账", app.Company.FinanceManager, app.Company.SalesManager);
        await Learned(app, app.Company.FinanceManager, new DateTimeOffset(2025, 11, 5, 2, 0, 0, TimeSpan.Zero));
        await Learned(app, app.Company.SalesManager, new DateTimeOffset(2025, 11, 6, 2, 0, 0, TimeSpan.Zero));
    }

    /// <summary>A dialogue that two units held and signed at an instant.</summary>
    public static async Task<Dialogue> Talked(App app, Unit host, Unit guest, DateTimeOffset at)
    {
        var chain = await app.Services.GetRequiredService<Snapshots>().Read(TestContext.Current.CancellationToken);
        var day = chain.Directory.DayOf(at);
        Guid Signer(DialogueSide side) => DialogueAccess.SignerOf(chain.Directory, host.Id, guest.Id, side, day)!.Id;
        var dialogue = Given.Agreed(Dialogue.Invite(Guid.CreateVersion7(), chain.Directory, new DialogueInvitation(host.Id, guest.Id, "2026-Q1", at, null), Signer(DialogueSide.Host), at.AddDays(-9)));
        Assert.Null(dialogue.Accept());
        Assert.Null(dialogue.Start(at));
        var minutes = new DialogueMinutes(dialogue, [], [], []);
        foreach (var side in Enum.GetValues<DialogueSide>())
            Assert.Null(dialogue.Sign(side, minutes.Hash, minutes, dialogue.Revision, Signer(side), at));
        await app.Given.Save(dialogue);
        await app.Given.Save(SignedMinutes.Of(dialogue, minutes));
        return dialogue;
    }

    /// <summary>Somebody finished the whole course at an instant.</summary>
    public static async Task Learned(App app, Person person, DateTimeOffset at)
    {
        for (var lesson = 1; lesson <= LessonProgress.Lessons; lesson++)
        {
            var progress = Given.Agreed(LessonProgress.Begin(person.Id, lesson));
            Assert.Null(progress.Attempt(0, true, at));
            await app.Given.Save(progress);
        }
    }

    /// <summary>An administrator's waiver.</summary>
    public static async Task<ReadinessWaiver> Waived(App app, Link link, string period, string reason)
    {
        var chain = await app.Services.GetRequiredService<Snapshots>().Read(TestContext.Current.CancellationToken);
        return await app.Given.Save(Given.Agreed(ReadinessWaiver.Grant(Guid.CreateVersion7(), link, Period.Parse(period), reason, [], chain.Directory, app.Company.Administrator.Id, app.Now)));
    }
}
