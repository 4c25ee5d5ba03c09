using System.Net;
using System.Text.RegularExpressions;
using Entente.Domain.Organization;
using Entente.Domain.Readiness;
using Entente.Web.Features.Readiness;
using Entente.Web.Tests.Features.Identity;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Features.Readiness;

public sealed partial class CourseTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, BothDatabases]
    public async Task Right_answers_to_every_lesson_finish_the_course_and_the_link_knows_it(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var learner = app.Company.PartsManager;
        using var http = await app.As(learner);
        Assert.Contains("/course", await http.GetStringAsync("/", Stop), StringComparison.Ordinal);
        for (var lesson = 1; lesson <= LessonProgress.Lessons; lesson++)
        {
            var page = await Page(http, lesson);
            var answered = WebUtility.HtmlDecode(await (await Send(http, lesson, page, right: true)).Content.ReadAsStringAsync(Stop));
            Assert.Contains("这一课通过了", answered, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(ReadinessGap.ProviderCourse, (await Ready.Of(app, app.Company.PartsForTechnicians, "2026-Q1")).Missing);
        await using var db = app.Db();
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.Action == "course.finished", Stop));
        Assert.DoesNotContain("href=\"/course\"", (await http.GetStringAsync("/", Stop)).Split("<main")[1], StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_wrong_answer_pauses_longer_each_time_and_then_asks_other_questions(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        using var http = await app.As(app.Company.SalesManager);
        foreach (var minutes in new[] { 2, 4, 8 })
        {
            var page = await Page(http, 2);
            Assert.Contains("至少有一题不对", WebUtility.HtmlDecode(await (await Send(http, 2, page, right: false)).Content.ReadAsStringAsync(Stop)), StringComparison.Ordinal);
            Assert.DoesNotContain("Form.Attempt", await Page(http, 2), StringComparison.Ordinal);
            app.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            Assert.DoesNotContain("Form.Attempt", await Page(http, 2), StringComparison.Ordinal);
            app.Clock.Advance(TimeSpan.FromSeconds(2));
            Assert.Empty(Asked(page).Intersect(Asked(await Page(http, 2))));
        }
    }

    [Theory, BothDatabases]
    public async Task A_judged_paper_counts_no_second_time_and_no_answer_is_taken_during_the_pause(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        using var http = await app.As(app.Company.SalesManager);
        var page = await Page(http, 1);
        await Send(http, 1, page, right: false);
        using var replayed = await Send(http, 1, page, right: true);
        Assert.Equal(HttpStatusCode.Conflict, replayed.StatusCode);
        using var early = await Send(http, 1, page, right: true, attempt: 1);
        Assert.NotEqual(HttpStatusCode.OK, early.StatusCode);
        app.Clock.Advance(TimeSpan.FromHours(1));
        using var later = await Send(http, 1, page, right: true);
        Assert.Equal(HttpStatusCode.Conflict, later.StatusCode);
        await using var db = app.Db();
        var progress = await db.LessonProgress.SingleAsync(Stop);
        Assert.Equal((1, null), (progress.WrongAttempts, progress.PassedAt));
    }

    [Theory, BothDatabases]
    public async Task Another_persons_answers_and_a_key_pass_nothing(DatabaseKind on)
    {
        var app = await apps.On(on);
        using var mine = await app.As(app.Company.TechniciansManager);
        var page = await Page(mine, 3);
        var answers = Answers(page, right: true);
        // Somebody else who copies the places of the answers has another paper; in their own name alone.
        using var theirs = await app.As(app.Company.Seller);
        var own = await Page(theirs, 3);
        if (!Answers(own, right: true).SequenceEqual(answers))
            await Send(theirs, 3, own, answers);
        await using var db = app.Db();
        Assert.Empty(await db.LessonProgress.Where(lesson => lesson.PersonId == app.Company.TechniciansManager.Id).ToListAsync(Stop));
        Assert.DoesNotContain(await db.LessonProgress.ToListAsync(Stop), lesson => lesson.PassedAt is not null);
        using var key = await app.WithKey("admin");
        Assert.Equal(HttpStatusCode.Forbidden, (await key.GetAsync("/api/v1/course", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await mine.GetAsync("/course/6", Stop)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task The_page_tells_nothing_of_what_is_right_and_keeps_what_was_chosen_where_an_answer_is_missing(DatabaseKind on)
    {
        var app = await apps.On(on);
        using var http = await app.As(app.Company.FinanceManager);
        var page = await Page(http, 4);
        // Apart from its words and its place every option looks the same.
        Assert.Single(Inputs().Matches(page).Select(match => Places().Replace(match.Value, "#")).Distinct(StringComparer.Ordinal));
        var form = Form(page, [2, 1, null]);
        using var answer = await http.PostAsync("/course/4", new FormUrlEncodedContent(form), Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var again = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Matches("name=\"Form.First\" value=\"2\" checked", again);
        Assert.Matches("name=\"Form.Second\" value=\"1\" checked", again);
    }

    [Theory, BothDatabases]
    public async Task Only_HR_and_administrators_see_who_learned_and_reminders_come_once_a_day_from_those_concerned(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var company = app.Company;
        foreach (var (person, status) in new[] { (company.HumanResources, HttpStatusCode.OK), (company.Administrator, HttpStatusCode.OK), (company.SalesManager, HttpStatusCode.Forbidden), (company.Auditor, HttpStatusCode.Forbidden) })
        {
            using var http = await app.As(person);
            Assert.Equal(status, (await http.GetAsync("/api/v1/course/managers", Stop)).StatusCode);
            Assert.Equal(status, (await http.GetAsync("/course/managers/export.csv", Stop)).StatusCode);
        }

        Assert.Equal(0, await Remind(app, company.PartsManager, company.SalesManager));
        Assert.Equal(0, await Remind(app, company.Seller, company.FinanceManager));
        Assert.Equal(0, await Remind(app, company.HumanResources, company.Seller));
        Assert.Equal(1, await Remind(app, company.SalesManager, company.FinanceManager));
        Assert.Equal(1, await Remind(app, company.HumanResources, company.FinanceManager));
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, await Remind(app, company.Director, company.FinanceManager));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<int> Remind(App app, Person by, Person learner)
    {
        using var http = await app.As(by);
        var token = Forms.Token(await http.GetStringAsync("/account", Stop));
        using var answer = await http.PostAsync($"/course/managers/{learner.Id}/remind", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("back", "/course")]), Stop);
        await using var db = app.Db();
        return await db.Set<Web.Platform.Messages.Message>().CountAsync(message => message.PersonId == learner.Id && message.Reason!.StartsWith("course-reminder/"), Stop);
    }

    private static async Task<string> Page(HttpClient http, int lesson) => await http.GetStringAsync($"/course/{lesson}", Stop);

    private static Task<HttpResponseMessage> Send(HttpClient http, int lesson, string page, bool right, int? attempt = null) => Send(http, lesson, page, Answers(page, right), attempt);

    private static Task<HttpResponseMessage> Send(HttpClient http, int lesson, string page, IReadOnlyList<int?> answers, int? attempt = null)
    {
        var form = Form(page, answers);
        if (attempt is { } number)
            form["Form.Attempt"] = $"{number}";
        return http.PostAsync($"/course/{lesson}", new FormUrlEncodedContent(form), Stop);
    }

    private static Dictionary<string, string> Form(string page, IReadOnlyList<int?> answers)
    {
        var form = Hidden().Matches(page.Split("id=\"questions\"")[1].Split("</form>")[0]).ToDictionary(match => match.Groups[1].Value, match => WebUtility.HtmlDecode(match.Groups[2].Value), StringComparer.Ordinal);
        foreach (var (name, place) in new[] { "First", "Second", "Third" }.Zip(answers))
        {
            if (place is { } chosen)
                form[$"Form.{name}"] = $"{chosen}";
        }

        return form;
    }

    /// <summary>What somebody answers who knows the lesson, or who knows only two of three.</summary>
    private static List<int?> Answers(string page, bool right)
    {
        var known = Enumerable.Range(1, LessonProgress.Lessons).SelectMany(lesson => CourseLesson.In(lesson, "zh-CN").Questions).SelectMany(pool => pool).Select(variant => variant.Right).ToHashSet(StringComparer.Ordinal);
        var places = Option().Matches(page).GroupBy(match => match.Groups[1].Value, StringComparer.Ordinal)
            .Select(question => (int?)int.Parse(question.Single(match => known.Contains(WebUtility.HtmlDecode(match.Groups[3].Value))).Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(3, places.Count);
        if (!right)
            places[1] = (places[1] + 1) % 4;
        return places;
    }

    private static IEnumerable<string> Asked(string page) => Legend().Matches(page).Select(match => match.Groups[1].Value);

    [GeneratedRegex("""<input type="radio"[^>]*>""")]
    private static partial Regex Inputs();

    [GeneratedRegex("""(First|Second|Third)|value="\d" """)]
    private static partial Regex Places();

    [GeneratedRegex("""<input type="radio" name="Form\.(\w+)" value="(\d)"[^>]*> <span>([^<]*)</span>""")]
    private static partial Regex Option();

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)""")]
    private static partial Regex Hidden();

    [GeneratedRegex("<legend>([^<]+)</legend>")]
    private static partial Regex Legend();
}
