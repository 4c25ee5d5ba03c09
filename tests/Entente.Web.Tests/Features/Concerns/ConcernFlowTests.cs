using System.Net;
using Entente.Domain.Concerns;
using Entente.Web.Features.Concerns;
using Entente.Web.Platform;
using Entente.Web.Tests.Features.Identity;
using Entente.Web.Tests.Features.Messages;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Concerns;

/// <summary>A concern from its raising to its closing, on its pages.</summary>
public sealed class ConcernFlowTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_concern_goes_to_hr_is_answered_reopened_and_closed_without_names(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        using var sender = await app.As(app.Company.Seller);
        using var hr = await app.As(app.Company.HumanResources);
        var raised = await sender.Submit("/concerns", "concern", ("Form.To", "HumanResources"), ("Form.Text", Raised.Words), ("Form.Unit", "sales"), ("Form.Link", ""));
        Assert.Equal(HttpStatusCode.OK, raised.StatusCode);
        var own = raised.RequestMessage!.RequestUri!.AbsolutePath;
        var desk = own.Replace("/concerns/", "/concerns/desk/", StringComparison.Ordinal);
        Assert.Contains("明天零点后送达", await raised.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await hr.GetAsync(desk, Stop)).StatusCode);

        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.Morning();
        await using var db = app.Db();
        Assert.Equal((app.Company.HumanResources.Id, desk), await db.Set<Entente.Web.Platform.Messages.Message>().Where(message => message.Kind == "concern").Select(message => new ValueTuple<Guid, string>(message.PersonId, message.Href)).SingleAsync(Stop));
        Assert.Contains("排班表里有人代签", WebUtility.HtmlDecode(await hr.GetStringAsync("/concerns/desk?which=waiting", Stop)), StringComparison.Ordinal);
        Assert.Contains("排班表里有人代签", await hr.GetStringAsync("/concerns/desk/export.csv", Stop), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Act(hr, desk, ConcernAct.Take)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Act(hr, desk, ConcernAct.Answer, "已核实，当事人已谈话。")).StatusCode);

        var answered = WebUtility.HtmlDecode(await sender.GetStringAsync(own, Stop));
        Assert.Contains("当事人已谈话", answered, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Company.HumanResources.Name + "<", answered[answered.IndexOf("<ol class=\"thread\"", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Act(sender, own, ConcernAct.Reopen, "上周又有一次。")).StatusCode);
        Assert.DoesNotContain("上周又有一次", WebUtility.HtmlDecode(await hr.GetStringAsync(desk, Stop)), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("上周又有一次", WebUtility.HtmlDecode(await hr.GetStringAsync(desk, Stop)), StringComparison.Ordinal);
        await Act(hr, desk, ConcernAct.Answer, "已改为系统打卡。");
        await Act(sender, own, ConcernAct.Close);
        Assert.Equal(ConcernState.Closed, Given.Agreed(await app.Services.GetRequiredService<ReadConcern>().Read(Guid.Parse(own.Split('/')[^1]), ConcernSide.Sender, await Raised.Actor(app, app.Company.Seller), Stop)).StateFor(ConcernSide.Sender, new DateOnly(2026, 3, 27)));
        Assert.Equal(HttpStatusCode.OK, (await sender.GetAsync("/concerns", Stop)).StatusCode);
        Assert.False(await db.Set<Entente.Web.Platform.Messages.Message>().AnyAsync(message => message.PersonId == app.Company.Seller.Id, Stop));
    }

    [Theory, BothDatabases]
    public async Task What_was_typed_is_kept_when_the_reader_was_not_chosen(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        using var sender = await app.As(app.Company.Seller);
        var refused = await sender.Submit("/concerns", "concern", ("Form.Text", Raised.Words));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Text();
        Assert.Contains("请选择发给人力资源还是审计员", page, StringComparison.Ordinal);
        Assert.Contains(Raised.Words, page, StringComparison.Ordinal);
        for (var i = 0; i < ConcernAccess.MostOnOneDay; i++)
            await Raised.By(app, app.Company.Seller);
        Assert.Equal(HttpStatusCode.Conflict, (await sender.Submit("/concerns", "concern", ("Form.To", "Auditor"), ("Form.Text", Raised.Words))).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task The_key_is_exchanged_and_both_sides_go_on(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var one = await Raised.By(app, app.Company.Seller);
        var file = Path.Combine(app.Folder, "keys", "sealing.key");
        var old = await File.ReadAllTextAsync(file, Stop);
        var key = app.Services.GetRequiredService<SealingKey>();
        key.BeginExchange();
        Assert.Equal(1, await app.Services.GetRequiredService<SealConcernsAnew>().Run(Stop));
        key.EndExchange();
        app.Clock.Advance(TimeSpan.FromDays(1));
        await Raised.Answered(app, one, app.Company.HumanResources);
        var read = await app.Services.GetRequiredService<ReadConcern>().Read(one.Id, ConcernSide.Sender, await Raised.Actor(app, app.Company.Seller), Stop);
        Assert.Equal(2, Given.Agreed(read).SeenBy(ConcernSide.Sender, new DateOnly(2026, 3, 26)).Count);
        await using var db = app.Db();
        var row = await db.Set<StoredConcern>().AsNoTracking().SingleAsync(Stop);
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => new ConcernSealing(SealingKey.From(old.Trim(), app.Folder)).IsSender(row, app.Company.Seller.Id));
    }

    private static async Task<HttpResponseMessage> Act(HttpClient http, string path, ConcernAct act, string text = "")
    {
        var page = await http.GetStringAsync(path, Stop);
        Assert.Contains($"name=\"Asked.Act\" value=\"{act}\"", page, StringComparison.Ordinal);
        var token = System.Text.RegularExpressions.Regex.Matches(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Last().Groups[1].Value;
        return await http.PostAsync(path, Forms.Content(("_handler", "act"), ("__RequestVerificationToken", token), ("Asked.Act", act.ToString()), ("Asked.Text", text)), Stop);
    }
}
