using Entente.Client;
using Entente.Web.Tests.Features.Goals;
using Entente.Web.Tests.Features.Integrations;
using Entente.Web.Tests.Kit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Entente.Web.Tests.Platform.Api;

/// <summary>The client that is generated from the OpenAPI document does an integrator's job against the running program.</summary>
public sealed class ClientTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task From_a_new_unit_to_its_scorecard(DatabaseKind on)
    {
        var app = await apps.On(on);
        using var client = await app.ClientWithKey("admin");
        var unit = await client.CreateUnitAsync(new CreateUnitRequest { Code = "claims", Name = "理赔组", EnglishName = "Claims", Parent = "after-sales" }, stop: Stop);
        var person = await client.CreatePersonAsync(new SavePersonRequest { Email = "li.na@repair.example", Name = "李娜", Home = unit.Code }, stop: Stop);
        await client.CreateUnitManagerAsync(unit.Code, new AppointManagerRequest { Email = person.Email, From = new DateOnly(2026, 3, 25) }, stop: Stop);
        Assert.Equal((person.Email, "after-sales"), ((await client.GetUnitAsync(unit.Code, Stop)).Manager, unit.Parent));

        var service = await client.CreateServiceAsync(new SaveServiceRequest { Code = "claim", Provider = unit.Code, Name = "理赔", Scale = 2, Mode = RatingMode.Open }, stop: Stop);
        var link = await client.CreateLinkAsync(new CreateLinkRequest { Service = service.Code, Customer = "sales", From = new DateOnly(2026, 1, 1) }, stop: Stop);
        Assert.Equal((RatingMode.Open, new DateOnly(2026, 1, 1)), (service.Mode, link.From));

        var at = app.Now.AddDays(-1);
        var rated = await client.CreateRatingAsync(new NewRating { Service = service.Code, Customer = "sales", Rater = app.Company.Seller.Email, Value = 2, Reference = "C-1", OccurredAt = at }, stop: Stop);
        var read = await client.GetRatingAsync(rated.Id, Stop);
        Assert.Equal((2, at, (Cause?)null), (read.Value, read.At, read.Cause));
        var rows = await client.CreateRatingBatchAsync(
        [
            new NewRating { Service = service.Code, Customer = "sales", Rater = app.Company.SecondSeller.Email, Value = 1, Cause = Cause.FailedExpectation, Comment = "晚了一周", Reference = "C-2" },
            new NewRating { Service = "nothing", Customer = "sales", Rater = app.Company.Seller.Email, Value = 2 },
        ], stop: Stop);
        Assert.Equal([201, 404], rows.Select(row => row.Status));

        var card = await client.GetUnitScorecardAsync(unit.Code, "2026-Q1", Stop);
        var verdict = Assert.Single(card.Verdicts);
        Assert.Equal((Verdict.Dissatisfied, 2, 1), (verdict.Verdict, verdict.Ratings, verdict.Bad));
        Assert.Equal((1, 1), (card.Customers.Dissatisfied, card.Causes["failedExpectation"]));
        Assert.Null(card.DutyFulfilled);
        Assert.Equal(Verdict.Dissatisfied, (await client.GetChainAsync("2026-Q1", Stop)).Edges.Single(edge => edge.Link == link.Id).Verdict);
        Assert.Contains((await client.ListScorecardsAsync("2026-Q1", stop: Stop)).Items, one => one.Unit == unit.Code);
    }

    [Theory, BothDatabases]
    public async Task A_need_is_raised_by_a_program_and_walked_by_people(DatabaseKind on)
    {
        var app = await apps.On(on);
        using var program = await app.ClientWithKey("needs:read", "needs:write");
        var need = await program.CreateNeedAsync(new RaiseNeedRequest { Unit = "technicians", Provider = "parts", Title = "急件两小时内答复", Raiser = app.Company.Technician.Email }, stop: Stop);
        Assert.Equal((NeedState.Raised, app.Company.Technician.Id), (need.State, Assert.Single(need.Raisers).Person));
        using var parts = await app.ClientAs(app.Company.PartsManager);
        var discussed = await parts.DiscussNeedAsync(need.Id, new ActOnNeedRequest(), Write.If(need.Version), Stop);
        var accepted = await parts.AcceptNeedAsync(need.Id, new ActOnNeedRequest { Text = "排进班次。" }, Write.If(discussed.Version), Stop);
        Assert.Equal((NeedState.Accepted, true), (accepted.State, accepted.DueAt > app.Now));
        await parts.PlanNeedAsync(need.Id, new ActOnNeedRequest { Text = "下周起。" }, Write.If(need.Version), Stop).IsProblem(412);
        Assert.Contains(NeedState.Planned, accepted.Allowed);
        await program.AcceptNeedAsync(need.Id, new ActOnNeedRequest(), stop: Stop).IsProblem(403);
        Assert.Equal(NeedState.Accepted, (await program.GetNeedAsync(need.Id, Stop)).State);
    }

    [Theory, BothDatabases]
    public async Task A_webhook_is_set_up_tried_paused_and_taken_away(DatabaseKind on)
    {
        await using var receiver = await WebhookReceiver.Start();
        await using var app = await App.Start(on, adjust: WebhookReceiver.Allow);
        using var client = await app.ClientWithKey("admin");
        Assert.Contains(await client.ListWebhookKindsAsync(Stop), kind => kind.Kind == "need.raised");
        var made = await client.CreateWebhookAsync(new CreateWebhookRequest { Name = "ERP", Address = receiver.Address.ToString(), Kinds = ["need.raised"] }, stop: Stop);
        Assert.StartsWith("whsec_", made.Secret, StringComparison.Ordinal);
        var test = await client.TestWebhookAsync(made.Webhook.Id, stop: Stop);
        await app.Deliver();
        Assert.Single(receiver.All);
        Assert.Equal(test.Id, Assert.Single((await client.ListWebhookDeliveriesAsync(made.Webhook.Id, DeliveryState.Sent, stop: Stop)).Items).Id);
        await client.ListWebhookDeliveriesAsync(made.Webhook.Id, (DeliveryState)9, stop: Stop).IsProblem(400);
        Assert.Equal(WebhookState.Paused, (await client.PauseWebhookAsync(made.Webhook.Id, stop: Stop)).State);
        await client.DeleteWebhookAsync(made.Webhook.Id, stop: Stop);
        await client.GetWebhookAsync(made.Webhook.Id, Stop).IsProblem(404);
    }

    [Theory, BothDatabases]
    public async Task A_no_is_a_typed_problem_with_its_fields_and_its_code(DatabaseKind on)
    {
        var app = await apps.On(on);
        using var client = await app.ClientWithKey("org:read", "org:write");
        var invalid = await client.CreateUnitAsync(new CreateUnitRequest { Code = "", Name = new string('n', 121), Parent = "company" }, stop: Stop).IsProblem(400);
        Assert.Equal("This text is too long: at most 120 characters.", Assert.Single(invalid.Problem.Errors!["name"]));
        Assert.NotNull(invalid.Problem.Reference);
        var refused = await client.CreateUnitAsync(new CreateUnitRequest { Code = "bad code!", Name = "n", Parent = "company" }, stop: Stop).IsProblem(422);
        Assert.EndsWith("code-invalid", refused.Code, StringComparison.Ordinal);
        Assert.Null((await client.ListNeedsAsync(stop: Stop).IsProblem(403)).Code);
        using var guess = new EntenteClient(app.Address, "ent_guess");
        await guess.ListUnitsAsync(stop: Stop).IsProblem(401);
    }

    [Theory, BothDatabases]
    public async Task Who_saw_an_older_version_changes_nothing_and_the_same_key_does_nothing_twice(DatabaseKind on)
    {
        var app = await apps.On(on);
        using var client = await app.ClientWithKey("org:read", "org:write");
        var once = Write.Once($"unit-{on}");
        var unit = new CreateUnitRequest { Code = $"once-{on}".ToLowerInvariant(), Name = "一次", Parent = "company" };
        var made = await client.CreateUnitAsync(unit, once, Stop);
        Assert.Equal(made, await client.CreateUnitAsync(unit, once, Stop));
        await client.CreateUnitAsync(unit, stop: Stop).IsProblem(409);

        var renamed = await client.ChangeUnitAsync(unit.Code, new ChangeUnitRequest { Name = "两次" }, Write.If(made.Version), Stop);
        await client.ChangeUnitAsync(unit.Code, new ChangeUnitRequest { Name = "三次" }, Write.If(made.Version), Stop).IsProblem(412);
        Assert.Equal(renamed, await client.GetUnitAsync(unit.Code, Stop));
    }

    [Theory, BothDatabases]
    public async Task A_list_comes_page_by_page_until_its_end(DatabaseKind on)
    {
        var app = await apps.On(on);
        using var client = await app.ClientWithKey("org:read");
        for (var i = 0; i < 130; i++)
            await app.Given.Unit($"组 {i}", app.Company.Root, $"page-{i:000}");
        var first = await client.ListUnitsAsync(stop: Stop);
        Assert.NotNull(first.Next);
        var codes = new List<string>();
        await foreach (var unit in client.ListAllUnitsAsync(Stop))
            codes.Add(unit.Code);
        Assert.Equal(130, codes.Count(code => code.StartsWith("page-", StringComparison.Ordinal)));
        Assert.Equal(codes.Distinct().Order(StringComparer.Ordinal), codes);
        Assert.True(codes.Count > first.Items.Count);
    }

    [Theory, BothDatabases]
    public async Task Evidence_goes_in_and_out_as_it_is(DatabaseKind on)
    {
        var app = await apps.On(on);
        var goal = await Promises.Active(app);
        using var owner = await app.ClientAs(app.Company.PartsManager);
        var content = "三人到岗"u8.ToArray();
        var file = await owner.CreateGoalFileAsync(goal.Id, "名单 1.txt", new MemoryStream(content), stop: Stop);
        Assert.Equal(("名单 1.txt", content.Length), (file.Name, (int)file.Size));
        using var back = new MemoryStream();
        await using (var stream = await owner.GetGoalFileAsync(goal.Id, file.Id, Stop))
            await stream.CopyToAsync(back, Stop);
        Assert.Equal(content, back.ToArray());
        await owner.GetGoalFileAsync(goal.Id, Guid.CreateVersion7(), Stop).IsProblem(404);
    }

    [Fact]
    public async Task What_asks_to_be_tried_again_is_tried_again_with_the_same_key_and_not_for_ever()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var server = builder.Build();
        var keys = new List<string>();
        var busy = 2;
        server.Run(async http =>
        {
            keys.Add(http.Request.Headers["Idempotency-Key"].ToString());
            http.Response.StatusCode = keys.Count > busy ? 204 : keys.Count % 2 == 0 ? 429 : 503;
            http.Response.Headers.RetryAfter = "0";
            await http.Response.CompleteAsync();
        });
        await server.StartAsync(Stop);
        using var client = new EntenteClient(new Uri(server.Urls.First()), "ent_key");
        await client.ReadAllInboxMessagesAsync(stop: Stop);
        Assert.Equal((3, 1), (keys.Count, keys.Distinct().Count()));
        (busy, keys) = (int.MaxValue, []);
        var given = await Assert.ThrowsAsync<ProblemException>(() => client.ReadAllInboxMessagesAsync(stop: Stop));
        Assert.Equal((4, TimeSpan.Zero), (keys.Count, given.RetryAfter));
    }
}
