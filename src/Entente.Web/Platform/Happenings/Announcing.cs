using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Domain.Appraisals;
using Entente.Domain.Cadences;
using Entente.Domain.Chain;
using Entente.Domain.Dialogues;
using Entente.Domain.Goals;
using Entente.Domain.Integrations;
using Entente.Domain.Kernel;
using Entente.Domain.Needs;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;
using Entente.Domain.Workshops;
using Entente.Web.Data;
using Entente.Web.Platform.Api;

namespace Entente.Web.Platform.Happenings;

/// <summary>
/// How features tell other programs what happened: in the transaction of what they tell. The facts name things as the API does and
/// carry no free words: whoever may read those asks for them with a key of their own. Nothing here says who rated under seal,
/// and nothing that a sealed rater did is told before the day is over.
/// </summary>
public static class Announcing
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new InstantWithOffset() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>An open rating.</summary>
    public static void Announce(this EntenteDb db, ToldRating rating, SupplyChain chain, DateTimeOffset at)
    {
        var (service, provider, customer) = Sides(chain, rating.LinkId);
        db.Add(Made(rating.Change is RatingChange.Created ? EventKinds.RatingRecorded : EventKinds.RatingChanged, $"ratings/{rating.Id}", new
        {
            rating.Id,
            rating.Change,
            service,
            provider,
            customer,
            rater = rating.RaterId,
            value = rating.Level,
            rating.Scale,
            answer = Levels.Of(rating.Scale, rating.Level),
            rating.Day,
            rating.Reference,
            rating.Version,
        }, at));
    }

    /// <summary>A month whose sealed ratings were cut: that it was, and nothing of what came of it.</summary>
    public static void AnnounceRelease(this EntenteDb db, Period month, DateTimeOffset at) =>
        db.Add(Made(EventKinds.RatingsReleased, $"scorecards?period={month}", new { period = month.ToString() }, at));

    /// <summary>The step that a case took last. What a sealed rater did is told when the day is over, and dated to its beginning.</summary>
    /// <param name="db">The context whose next save tells it.</param>
    /// <param name="one">The case.</param>
    /// <param name="chain">The organisation.</param>
    /// <param name="now">Now.</param>
    /// <param name="isReleased">True where a sealed case opens because its month was released, which is no act of its rater.</param>
    public static void Announce(this EntenteDb db, RecoveryCase one, SupplyChain chain, DateTimeOffset now, bool isReleased = false)
    {
        var step = one.History[^1];
        var isSealed = one.RaterId is null;
        var (service, provider, customer) = Sides(chain, one.LinkId);
        var data = new
        {
            one.Id,
            service,
            provider,
            customer,
            one.State,
            step.Act,
            @sealed = isSealed,
            one.Day,
            cause = one.CauseThatCounts,
            contactDueAt = isSealed ? null : (DateTimeOffset?)one.ContactDueAt,
            remedyDueAt = isSealed ? null : (DateTimeOffset?)one.RemedyDueAt,
        };
        var kind = step.Act is RecoveryAct.Opened ? EventKinds.RecoveryOpened : EventKinds.RecoveryMoved;
        if (!isSealed || isReleased || step.Role is not RecoveryRole.Rater)
        {
            db.Add(Made(kind, $"recoveries/{one.Id}", data, now));
            return;
        }

        var today = chain.Directory.DayOf(now);
        // An identity made from the time would tell it.
        db.Add(Made(kind, $"recoveries/{one.Id}", data, chain.Directory.BeginningOf(today), Guid.NewGuid(), chain.Directory.BeginningOf(today.AddDays(1))));
    }

    /// <summary>The step that a need took last.</summary>
    public static void Announce(this EntenteDb db, Need need, CompanyDirectory directory, DateTimeOffset at) =>
        db.Add(Made(need.History.Count == 1 ? EventKinds.NeedRaised : EventKinds.NeedMoved, $"needs/{need.Id}", new
        {
            need.Id,
            need.Title,
            unit = directory.Unit(need.RaiserUnitId)!.Code,
            provider = directory.Unit(need.ProviderId)!.Code,
            need.State,
            need.Direction,
            need.Origin,
            goal = need.GoalId,
            need.MergedIntoId,
        }, at));

    /// <summary>What both managers of a link have signed.</summary>
    public static void Announce(this EntenteDb db, Expectation expectation, SupplyChain chain, DateTimeOffset at)
    {
        var (service, provider, customer) = Sides(chain, expectation.LinkId);
        db.Add(Made(EventKinds.ExpectationAgreed, $"links/{expectation.LinkId}", new { id = expectation.LinkId, service, provider, customer, expectation.Number, expectation.InForceFrom, isMeasured = expectation.Promise is not null }, at));
    }

    /// <summary>A workshop whose goals are the company's now, each of which is told by itself.</summary>
    public static void Announce(this EntenteDb db, Workshop workshop, int goals, CompanyDirectory directory, DateTimeOffset at) =>
        db.Add(Made(EventKinds.WorkshopRatified, $"workshops/{workshop.Id}", new { workshop.Id, company = directory.Unit(workshop.CompanyId)!.Code, period = workshop.PeriodCode, goals, workshop.RatifiedAt }, at));

    /// <summary>What became of a meeting: held, with minutes that stand, or missed.</summary>
    public static void Announce(this EntenteDb db, Cadence cadence, Meeting meeting, CompanyDirectory directory, DateTimeOffset at) =>
        db.Add(Made(meeting.State is MeetingState.Held ? EventKinds.MeetingHeld : EventKinds.MeetingMissed, $"meetings/{meeting.Id}", new
        {
            meeting.Id,
            cadence = cadence.Id,
            units = cadence.Units.Select(one => directory.Unit(one.UnitId)!.Code).Order(StringComparer.Ordinal),
            meeting.Day,
            meeting.State,
            meeting.Version,
        }, at));

    /// <summary>Minutes that both sides signed.</summary>
    public static void Announce(this EntenteDb db, Dialogue dialogue, CompanyDirectory directory, DateTimeOffset at) =>
        db.Add(Made(EventKinds.DialogueSigned, $"dialogues/{dialogue.Id}", new
        {
            dialogue.Id,
            host = directory.Unit(dialogue.HostId)!.Code,
            guest = directory.Unit(dialogue.GuestId)!.Code,
            period = dialogue.PeriodCode,
            dialogue.SignedAt,
        }, at));

    /// <summary>What became of a goal that stood so before: agreed, reported, verified, given up; nothing where it was none of these.</summary>
    public static void Announce(this EntenteDb db, Goal goal, GoalState before, int? inForceBefore, CompanyDirectory directory, DateTimeOffset at)
    {
        string? kind = goal.InForceNumber != inForceBefore ? EventKinds.GoalAgreed : goal.State == before ? null : goal.State switch
        {
            GoalState.Reported => EventKinds.GoalReported,
            GoalState.Verified => EventKinds.GoalVerified,
            GoalState.Dropped => EventKinds.GoalDropped,
            _ => null,
        };
        if (kind is null)
            return;
        db.Add(Made(kind, $"goals/{goal.Id}", new
        {
            goal.Id,
            goal.Body.Title,
            owner = directory.Unit(goal.OwnerId)!.Code,
            serves = goal.Body.Serves.Select(unit => directory.Unit(unit)!.Code),
            period = goal.PeriodCode,
            goal.State,
            version = goal.InForceNumber,
            outcome = goal.State is GoalState.Verified ? goal.Outcome?.Kind : null,
        }, at));
    }

    /// <summary>A period that was closed or opened again.</summary>
    public static void AnnouncePeriod(this EntenteDb db, string kind, Period period, DateTimeOffset at) =>
        db.Add(Made(kind, $"scorecards?period={period}", new { period = period.ToString() }, at));

    /// <summary>Sheets of an appraisal that were published, or are final now. What they say is asked for with a key.</summary>
    public static void Announce(this EntenteDb db, string kind, AppraisalCycle cycle, IEnumerable<Guid> units, CompanyDirectory directory, DateTimeOffset at) =>
        db.Add(Made(kind, $"appraisals/{cycle.PeriodCode}", new { period = cycle.PeriodCode, cycle.State, units = units.Select(unit => directory.Unit(unit)!.Code).Order(StringComparer.Ordinal) }, at));

    /// <summary>A trial that goes to one receiver alone.</summary>
    public static Happening Trial(Guid webhook, DateTimeOffset at)
    {
        var trial = Made(EventKinds.WebhookTest, $"webhooks/{webhook}", new { webhook }, at);
        trial.IsRouted = true;
        return trial;
    }

    private static Happening Made(string kind, string subject, object data, DateTimeOffset at, Guid? id = null, DateTimeOffset? due = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(at),
        Kind = kind,
        Subject = subject,
        Data = JsonSerializer.Serialize(data, Json),
        At = at,
        DueAt = due ?? at,
    };

    private static (string Service, string Provider, string Customer) Sides(SupplyChain chain, Guid linkId)
    {
        var link = chain.Link(linkId)!;
        return (chain.Service(link.ServiceId)!.Code, chain.Directory.Unit(chain.ProviderOf(link))!.Code, chain.Directory.Unit(link.CustomerId)!.Code);
    }
}
