using Entente.Browser.Tests.Kit;
using Entente.Domain.Cadences;
using Entente.Domain.Chain;
using Entente.Domain.Concerns;
using Entente.Domain.Dialogues;
using Entente.Domain.Kernel;
using Entente.Domain.Needs;
using Entente.Domain.Organization;
using Entente.Domain.Workshops;
using Entente.Web.Data;
using Entente.Web.Features.Concerns;
using Entente.Web.Features.Identity;
using Entente.Web.Features.Ratings;
using Entente.Web.Features.Ratings.Requests;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Browser.Tests.Pages;

/// <summary>
/// Every page of the program with an address of the example company. The pages come from the running program, so that a new one
/// without a line here fails the tests instead of being forgotten.
/// </summary>
internal sealed class ExamplePages(ExampleCompany example)
{
    private const string Director = "li.wei@hengtong.example";
    private const string Clerk = "pan.jie@hengtong.example";
    private const string Adviser = "wu.jiahui@hengtong.example";
    private const string HumanResources = "tan.hui@hengtong.example";
    private const string GeneralManager = "chen.guodong@hengtong.example";
    private const string Auditor = "gu.mingyuan@hengtong.example";
    private const string Administrator = "long.fei@hengtong.example";

    /// <summary>What answers no page: files, programs' descriptions, and the frame of Blazor.</summary>
    private static readonly string[] NoPages = ["/admin/import/template.xlsx", "/admin/export/organisation.xlsx", "/goals/import/template.xlsx", "/workshops/facts/template.xlsx", "/workshops/{id:guid}/record.xlsx", "/audit/heads.jsonl", "/account/data.zip", "/admin/people/{id:guid}/data.zip", "/goals/workbook.xlsx", "/goals/{id:guid}/files/{file:guid}", "/appraisals/{cycle}/{unit}/sheet.xlsx", "/scalar/{documentName?}", "/inbox/{id:guid}", "/sign-in/provider", "/sign-in/provider/answer", "/calendar/{token}.ics", "/{**path:file}"];

    private static readonly string[] NoPageBelow = ["/api/", "/scim/", "/openapi/", "/scalar/scalar.", "/scalar/favicon.", "/_framework/", "/_blazor", "/health", "/metrics", "/mcp", "/callbacks/"];

    /// <summary>The pages that the program has and this table does not.</summary>
    public IEnumerable<string> Forgotten(IReadOnlyDictionary<string, ExamplePage[]> table) => Patterns().Except(table.Keys, StringComparer.Ordinal);

    /// <summary>The lines of this table that the program knows nothing of any more.</summary>
    public IEnumerable<string> Gone(IReadOnlyDictionary<string, ExamplePage[]> table) => table.Keys.Except(Patterns(), StringComparer.Ordinal);

    /// <summary>The table: for each pattern of an address, whoever looks at what.</summary>
    public async Task<IReadOnlyDictionary<string, ExamplePage[]>> Table()
    {
        var chain = await example.App.Services.GetRequiredService<Snapshots>().Read(TestContext.Current.CancellationToken);
        var quarter = Period.Containing(PeriodKind.Quarter, chain.Directory.DayOf(example.App.Now)).Previous;
        var now = quarter.Next;
        var technician = chain.Directory.People.First(person => chain.Directory.BelongsTo(person.Id, chain.Directory.Unit("technicians")!.Id, chain.Directory.DayOf(example.App.Now)));
        var link = LinkOf(chain, "expense-claims", "after-sales");
        var clerk = chain.Directory.Person(Clerk)!;
        var rated = chain.LinksFor(clerk.Id, chain.Directory.DayOf(example.App.Now)).First();
        await using var db = example.App.Db();
        var goals = await db.Goals.ToListAsync(TestContext.Current.CancellationToken);
        var signs = await db.Set<Domain.Fairness.Sign>().ToListAsync(TestContext.Current.CancellationToken);
        var june = goals.First(goal => goal.PeriodCode.EndsWith("-06", StringComparison.Ordinal));
        var parts = chain.Directory.Unit("parts")!.Id;
        var promised = goals.First(goal => goal.OwnerId == parts && goal.State is Domain.Goals.GoalState.Active);
        var published = (await db.AppraisalCycles.SingleAsync(cycle => cycle.State == Domain.Appraisals.AppraisalState.Published, TestContext.Current.CancellationToken)).PeriodCode;
        var needs = (await db.Needs.ToListAsync(TestContext.Current.CancellationToken)).OrderBy(need => need.StateSince).ToList();
        var dialogues = await db.Dialogues.ToListAsync(TestContext.Current.CancellationToken);
        var cases = await db.RecoveryCases.OrderByDescending(one => one.OpenedAt).ThenBy(one => one.Id).ToListAsync(TestContext.Current.CancellationToken);
        var objections = await db.Objections.OrderBy(one => one.At).ToListAsync(TestContext.Current.CancellationToken);
        var raised = await example.App.Services.GetRequiredService<ReadConcerns>().Read(ConcernSide.Sender, new Actor(chain.Directory.Person(Clerk)!.Id, null, new HashSet<string>(StringComparer.Ordinal), chain, chain.Directory.DayOf(example.App.Now)), TestContext.Current.CancellationToken);
        var concern = raised.Single();
        var court = await db.RatingRemovals.FirstAsync(TestContext.Current.CancellationToken);
        var cadences = await db.Cadences.ToListAsync(TestContext.Current.CancellationToken);
        var finance = cadences.First(cadence => cadence.Joins(chain.Directory.Unit("finance")!.Id) && cadence.Joins(chain.Directory.Unit("after-sales")!.Id));
        var meetings = await db.Meetings.Where(meeting => meeting.CadenceId == finance.Id).OrderBy(meeting => meeting.StartsAt).ToListAsync(TestContext.Current.CancellationToken);
        var noted = await db.EncounterNotes.OrderBy(note => note.At).FirstAsync(TestContext.Current.CancellationToken);
        var itLinks = chain.LinksProvidedBy(chain.Directory.Unit("it")!.Id).Select(of => of.Id).ToList();
        var ownEncounter = (await db.Encounters.Where(one => itLinks.Contains(one.LinkId)).OrderByDescending(one => one.OccurredAt).FirstAsync(TestContext.Current.CancellationToken)).Id;
        var workshops = (await db.Workshops.Where(workshop => workshop.Place == WorkshopRoom.PlaceOfExample).ToListAsync(TestContext.Current.CancellationToken)).OrderBy(workshop => workshop.Stage).ToList();
        var (ratified, running) = (workshops[^1].Id, workshops[0].Id);
        var note = await db.WorkshopNotes.SingleAsync(one => one.WorkshopId == running && one.Kind == NoteKind.Weakness && one.Group != null, TestContext.Current.CancellationToken);
        var strategy = await db.WorkshopNotes.OrderBy(one => one.WrittenAt).FirstAsync(one => one.WorkshopId == ratified && one.Kind == NoteKind.WeaknessOpportunity, TestContext.Current.CancellationToken);
        var candidate = (await db.CandidateGoals.Where(one => one.GoalId != null && one.WorkshopId == ratified).ToListAsync(TestContext.Current.CancellationToken)).OrderBy(one => one.Id).First();
        var (proposing, voting, ratifying) = ((await WorkshopRoom.In(example, WorkshopStage.Candidates)).Id, (await WorkshopRoom.In(example, WorkshopStage.Vote)).Id, (await WorkshopRoom.In(example, WorkshopStage.Ratify)).Id);
        Guid Talk(DialogueState state) => dialogues.Where(dialogue => dialogue.State == state).OrderBy(dialogue => dialogue.InvitedAt).First().Id;
        var open = chain.LinksFor(clerk.Id, chain.Directory.DayOf(example.App.Now)).OrderBy(own => chain.Service(own.ServiceId)!.Code, StringComparer.Ordinal).First(own => chain.Service(own.ServiceId)!.Scale == 5);
        var token = example.App.Services.GetRequiredService<RatingLinks>().PathFor(new RatingLinks.Invitation(rated.Id, clerk.Id, null));
        return new Dictionary<string, ExamplePage[]>(StringComparer.Ordinal)
        {
            ["/"] = [new("home-director", Director, "/"), new("home-clerk", Clerk, "/"), new("home-manager", GeneralManager, "/"), new("home-hr", HumanResources, "/")],
            ["/chain"] = [new("chain", GeneralManager, "/chain")],
            ["/units"] = [new("units", GeneralManager, "/units")],
            ["/units/{Code}"] = [new("unit", Director, $"/units/after-sales?period={quarter}"), new("unit-feared", GeneralManager, $"/units/finance?period={quarter}"), new("unit-empty", Clerk, "/units/general-management")],
            ["/units/{Code}/bads"] = [new("bads", Director, $"/units/after-sales/bads?period={quarter}")],
            ["/units/{Code}/index"] = [new("index", Director, $"/units/after-sales/index?period={quarter}")],
            ["/links/{Id:guid}"] = [new("link", Director, $"/links/{link.Id}?period={quarter}"), new("link-sealed", Director, $"/links/{LinkOf(chain, "payroll-answers", "technicians").Id}?period={quarter}"), new("link-stranger", Clerk, $"/links/{LinkOf(chain, "training", "sales").Id}")],
            ["/appraisals"] = [new("appraisals", HumanResources, "/appraisals"), new("appraisals-clerk", Clerk, "/appraisals")],
            ["/appraisals/new"] = [new("appraisal-new", HumanResources, "/appraisals/new")],
            ["/appraisals/compare"] = [new("appraisal-compare", GeneralManager, "/appraisals/compare")],
            ["/appraisals/{Cycle}"] = [new("appraisal-published", GeneralManager, $"/appraisals/{published}"), new("appraisal-cycle-director", Director, $"/appraisals/{published}")],
            ["/appraisals/{Cycle}/{Unit}"] = [new("appraisal-sheet", Director, $"/appraisals/{published}/after-sales"), new("appraisal-unhappy", GeneralManager, $"/appraisals/{published}/finance"), new("appraisal-appealed", HumanResources, $"/appraisals/{Period.Parse(published).Previous}/claims")],
            ["/readiness"] = [new("readiness", HumanResources, $"/readiness?period={quarter}"), new("readiness-now", Director, "/readiness?state=feedback"), new("readiness-empty", Clerk, "/readiness?missing=cadence")],
            ["/readiness/{Id:guid}"] =
            [
                new("readiness-link", Administrator, $"/readiness/{LinkOf(chain, "access-rights", "admin-hr").Id}"), new("readiness-waived", Clerk, $"/readiness/{LinkOf(chain, "access-rights", "admin-hr").Id}?period={quarter}"),
                new("readiness-ready", Director, $"/readiness/{link.Id}"),
            ],
            ["/course"] = [new("course", Director, "/course"), new("course-begins", Clerk, "/course")],
            ["/course/{Number:int}"] = [new("lesson", Clerk, "/course/1"), new("lesson-passed", Director, "/course/3")],
            ["/course/managers"] = [new("course-managers", HumanResources, "/course/managers")],
            ["/needs"] = [new("needs", Director, "/needs"), new("needs-list", HumanResources, "/needs?view=list"), new("needs-clerk", Clerk, "/needs")],
            ["/needs/new"] = [new("need-new", Director, "/needs/new?provider=it")],
            ["/needs/{Id:guid}"] = [.. needs.GroupBy(need => need.State).Select(state => new ExamplePage($"need-{state.Key.ToString().ToLowerInvariant()}", state.Key is NeedState.Delivered or NeedState.Declined ? GeneralManager : HumanResources, $"/needs/{state.First().Id}")).Take(3).Append(new("need-answer", GeneralManager, $"/needs/{needs.First(need => need.State is NeedState.InDiscussion).Id}"))],
            ["/recoveries"] = [new("recoveries", GeneralManager, "/recoveries"), new("recoveries-list", HumanResources, "/recoveries?view=list"), new("recoveries-clerk", Clerk, "/recoveries")],
            ["/units/{Code}/recoveries"] = [new("unit-recoveries", GeneralManager, $"/units/hengtong/recoveries?period={quarter}"), new("unit-recoveries-empty", Clerk, "/units/general-management/recoveries")],
            ["/ratings/{Id:guid}/objection"] =
            [
                .. objections.Select(one => new ExamplePage(one.Answer is null ? "objection-open" : "objection-answered", GeneralManager, $"/ratings/{one.RatingId}/objection")),
                new("objection-court", HumanResources, $"/ratings/{court.RatingId}/objection"),
            ],
            ["/recoveries/limits"] = [new("recovery-limits", Administrator, "/recoveries/limits")],
            ["/recoveries/{Id:guid}"] = [.. cases.GroupBy(one => one.State).OrderBy(state => state.Key).Select(state => new ExamplePage($"recovery-{state.Key.ToString().ToLowerInvariant()}", GeneralManager, $"/recoveries/{state.First().Id}"))],
            ["/goals/map"] = [new("goals-map", GeneralManager, "/goals/map"), new("goals-map-clerk", Clerk, "/goals/map")],
            ["/admin/calendar"] = [new("admin-calendar", Administrator, "/admin/calendar")],
            ["/encounters"] = [new("encounters", Director, $"/encounters?period={quarter}"), new("encounters-clerk", Clerk, "/encounters?q=none-such")],
            ["/encounters/{Id:guid}"] = [new("encounter", GeneralManager, $"/encounters/{noted.EncounterId}"), new("encounter-provider", Administrator, $"/encounters/{ownEncounter}")],
            ["/admin/asking"] = [new("admin-asking", HumanResources, "/admin/asking")],
            ["/dialogues"] = [new("dialogues", Director, "/dialogues"), new("dialogues-clerk", Clerk, "/dialogues")],
            ["/dialogues/new"] = [new("dialogue-new", Director, "/dialogues/new?guest=it"), new("dialogue-new-clerk", Clerk, "/dialogues/new")],
            ["/dialogues/{Id:guid}"] =
            [
                new("dialogue-invited", HumanResources, $"/dialogues/{Talk(DialogueState.Invited)}"), new("dialogue-preparing", Director, $"/dialogues/{Talk(DialogueState.Preparing)}"),
                new("dialogue-held", GeneralManager, $"/dialogues/{Talk(DialogueState.Held)}"), new("dialogue-signed", HumanResources, $"/dialogues/{Talk(DialogueState.Signed)}"),
                new("dialogue-declined", Administrator, $"/dialogues/{Talk(DialogueState.Declined)}"),
            ],
            ["/dialogues/{Id:guid}/minutes"] = [new("dialogue-minutes", HumanResources, $"/dialogues/{Talk(DialogueState.Signed)}/minutes")],
            ["/workshops"] = [new("workshops", Director, "/workshops"), new("workshops-empty", Clerk, "/workshops")],
            ["/workshops/new"] = [new("workshop-new", HumanResources, "/workshops/new")],
            ["/workshops/{Id:guid}"] = [new("workshop", HumanResources, $"/workshops/{running}"), new("workshop-takes-part", Director, $"/workshops/{running}"), new("workshop-ratified", GeneralManager, $"/workshops/{ratified}"), new("workshop-voting", Director, $"/workshops/{voting}")],
            ["/workshops/{Id:guid}/plan"] = [new("workshop-plan", HumanResources, $"/workshops/{running}/plan")],
            ["/workshops/{Id:guid}/facts"] = [new("workshop-facts", Director, $"/workshops/{running}/facts"), new("workshop-facts-read", Auditor, $"/workshops/{ratified}/facts")],
            ["/workshops/{Id:guid}/record"] = [new("workshop-record", GeneralManager, $"/workshops/{ratified}/record")],
            ["/workshops/{Id:guid}/countersign"] = [new("workshop-countersign", Director, $"/workshops/{ratifying}/countersign"), new("workshop-countersign-not-now", Director, $"/workshops/{running}/countersign")],
            ["/workshops/{Id:guid}/notes/{NoteId:guid}"] = [new("workshop-note", Director, $"/workshops/{running}/notes/{note.Id}"), new("workshop-strategy", GeneralManager, $"/workshops/{ratified}/notes/{strategy.Id}")],
            ["/workshops/{Id:guid}/goals/new"] = [new("workshop-goal-new", Director, $"/workshops/{proposing}/goals/new")],
            ["/workshops/{Id:guid}/goals/{GoalId:guid}"] = [new("workshop-goal", Director, $"/workshops/{ratified}/goals/{candidate.Id}")],
            ["/objections"] = [new("objections", HumanResources, "/objections"), new("objections-empty", Clerk, "/objections?state=removed")],
            ["/concerns"] = [new("concerns", Clerk, "/concerns"), new("concerns-empty", Adviser, "/concerns")],
            ["/concerns/{Id:guid}"] = [new("concern", Clerk, $"/concerns/{concern.Id}")],
            ["/concerns/desk"] = [new("concerns-desk", HumanResources, "/concerns/desk"), new("concerns-desk-auditor", Auditor, "/concerns/desk")],
            ["/concerns/desk/{Id:guid}"] = [new("concern-desk", HumanResources, $"/concerns/desk/{concern.Id}")],
            ["/sealed"] = [new("sealed", Adviser, "/sealed")],
            ["/services"] = [new("services", Adviser, "/services")],
            ["/services/{Code}/code"] = [new("code", Adviser, "/services/expense-claims/code")],
            ["/rate/{linkId:guid}"] = [new("rate-five", Clerk, $"/rate/{open.Id}")],
            ["/r/{token}"] = [new("rate-link", null, token)],
            ["/pulse"] = [new("pulse", Clerk, "/pulse")],
            ["/pulse/{quarter}"] = [new("pulse-quarter", Director, $"/pulse/{now}")],
            ["/p/{token}"] = [new("pulse-link", null, example.App.Services.GetRequiredService<PulseLinks>().PathFor(new PulseLinks.Invitation(technician.Id, now)))],
            ["/q/{service}"] = [new("scan", Clerk, $"/q/{chain.Service(rated.ServiceId)!.Code}"), new("scan-not-mine", Clerk, "/q/monthly-report")],
            ["/inbox"] = [new("inbox", Director, "/inbox"), new("inbox-clerk", Clerk, "/inbox?which=unread")],
            ["/account/messages"] = [new("account-messages", Clerk, "/account/messages")],
            ["/admin/mail"] = [new("admin-mail", Administrator, "/admin/mail")],
            ["/admin/bots"] = [new("admin-bots", Administrator, "/admin/bots")],
            ["/admin/bots/{Platform}/org"] = [new("admin-bot-org", Administrator, "/admin/bots/wecom/org")],
            ["/admin/bots/{Platform}"] = [new("admin-bot", Administrator, "/admin/bots/wecom"), new("admin-bot-groups", Administrator, "/admin/bots/teams")],
            ["/account"] = [new("account", Clerk, "/account")],
            ["/sign-in"] = [new("sign-in", null, "/sign-in")],
            ["/sign-in/code"] = [new("sign-in-code", null, "/sign-in/code")],
            ["/account/second-step"] = [new("account-second-step", Clerk, "/account/second-step")],
            ["/signed-out"] = [new("signed-out", null, "/signed-out")],
            ["/admin/sign-in/provider"] = [new("admin-sign-in-provider", Administrator, "/admin/sign-in/provider")],
            ["/admin/provisioning"] = [new("admin-provisioning", Administrator, "/admin/provisioning")],
            ["/admin/sign-in"] = [new("admin-sign-in", Administrator, "/admin/sign-in")],
            ["/invitation/{Token}"] = [new("invitation", null, $"/invitation/{await Invitation(chain, clerk)}"), new("invitation-used", null, "/invitation/unknown")],
            ["/first-administrator/{Token}"] = [new("first-administrator-used", null, "/first-administrator/unknown")],
            ["/not-found"] = [new("not-found", Clerk, "/not-found")],
            ["/error/{Status:int}"] = [new("error-403", null, "/error/403"), new("error-404", null, "/error/404"), new("error-500", null, "/error/500")],
            ["/admin"] = [new("admin", Administrator, "/admin")],
            ["/admin/units"] = [new("admin-units", Administrator, "/admin/units")],
            ["/admin/units/{Code}"] = [new("admin-unit", Administrator, "/admin/units/parts")],
            ["/admin/people"] = [new("admin-people", HumanResources, "/admin/people")],
            ["/admin/people/{Id:guid}"] = [new("admin-person", Administrator, $"/admin/people/{clerk.Id}")],
            ["/admin/services"] = [new("admin-services", Administrator, "/admin/services")],
            ["/admin/links"] = [new("admin-links", Administrator, "/admin/links")],
            ["/admin/periods"] = [new("admin-periods", Administrator, "/admin/periods")],
            ["/admin/import"] = [new("admin-import", Administrator, "/admin/import")],
            ["/admin/keys"] = [new("admin-keys", Administrator, "/admin/keys")],
            ["/admin/retention"] = [new("admin-retention", Administrator, "/admin/retention")],
            ["/admin/health"] = [new("admin-health", Administrator, "/admin/health")],
            ["/admin/webhooks"] = [new("admin-webhooks", Administrator, "/admin/webhooks")],
            ["/admin/webhooks/{Id:guid}"] = [new("admin-webhook", Administrator, $"/admin/webhooks/{await ExampleWebhook.Id(example)}")],
            ["/admin/jobs"] = [new("admin-jobs", Administrator, "/admin/jobs")],
            ["/cadences"] =
            [
                new("cadences", Director, "/cadences"), new("cadences-list", GeneralManager, "/cadences?view=list"), new("cadences-meetings", Director, "/cadences?view=meetings"), new("cadences-actions", Director, "/cadences?view=actions"),
                new("cadences-shares", GeneralManager, "/cadences?view=shares"),
            ],
            ["/cadences/new"] = [new("cadence-new", Director, "/cadences/new?with=it"), new("cadence-new-clerk", Clerk, "/cadences/new")],
            ["/cadences/{Id:guid}"] = [new("cadence-agreed", Director, $"/cadences/{finance.Id}"), new("cadence-proposed", GeneralManager, $"/cadences/{cadences.First(cadence => cadence.State is CadenceState.Proposed).Id}")],
            ["/meetings/{Id:guid}"] = [new("meeting-held", Director, $"/meetings/{meetings.Last(meeting => meeting.State is MeetingState.Held).Id}"), new("meeting-coming", Director, $"/meetings/{meetings.First(meeting => meeting.StartsAt > example.App.Now).Id}")],
            ["/account/calendar"] = [new("account-calendar", Clerk, "/account/calendar")],
            ["/goals"] = [new("goals", Director, "/goals")],
            ["/goals/import"] = [new("goal-import", Director, "/goals/import")],
            ["/goals/new"] = [new("goal-new", Director, "/goals/new?unit=parts")],
            ["/goals/{Id:guid}"] = [new("goal-june", GeneralManager, $"/goals/{june.Id}"), new("goal-customer", Clerk, $"/goals/{june.Id}"), new("goal-company", Clerk, $"/goals/{candidate.GoalId}")],
            ["/goals/{Id:guid}/edit"] = [new("goal-edit", Director, $"/goals/{promised.Id}/edit")],
            ["/goals/{Id:guid}/changes"] = [new("goal-changes", Director, $"/goals/{promised.Id}/changes")],
            ["/fairness"] = [new("fairness", HumanResources, "/fairness"), new("fairness-none", Auditor, $"/fairness?period={quarter.Previous.Previous}")],
            ["/fairness/signs/{Id:guid}"] = [.. signs.Where(sign => sign.Period == quarter.ToString()).Select(sign => new ExamplePage($"fairness-{sign.Kind.ToString().ToLowerInvariant()}", sign.Kind is Domain.Fairness.SignKind.Ring ? Auditor : HumanResources, $"/fairness/signs/{sign.Id}"))],
            ["/fairness/response"] = [new("fairness-response", HumanResources, $"/fairness/response?period={quarter}")],
            ["/fairness/moves"] = [new("fairness-moves", Auditor, "/fairness/moves")],
            ["/audit"] = [new("audit", Auditor, "/audit")],
            ["/adjusted"] = [new("adjusted", GeneralManager, "/adjusted")],
        };
    }

    private static Link LinkOf(SupplyChain chain, string service, string customer) =>
        chain.LinksOf(chain.Service(service)!.Id).First(link => link.CustomerId == chain.Directory.Unit(customer)!.Id);

    private async Task<string> Invitation(SupplyChain chain, Person person)
    {
        var administrator = new Actor(chain.Directory.Person(Administrator)!.Id, null, new HashSet<string>(), chain, chain.Directory.DayOf(example.App.Now));
        await using var scope = example.App.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<InvitePerson>().Run(person.Id, administrator, TestContext.Current.CancellationToken)).Value!;
    }

    /// <summary>The patterns of all addresses that a browser can open.</summary>
    private List<string> Patterns() =>
    [
        .. example.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods.Count: > 0 } methods || methods.HttpMethods.Contains("GET"))
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText?.TrimStart('/'))
            .Where(pattern => !pattern.Contains("/export.", StringComparison.Ordinal))
            .Where(pattern => !NoPages.Contains(pattern, StringComparer.Ordinal) && !Array.Exists(NoPageBelow, start => pattern.StartsWith(start, StringComparison.Ordinal)))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];
}
