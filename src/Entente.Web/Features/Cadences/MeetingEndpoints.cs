using Entente.Domain.Cadences;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;

namespace Entente.Web.Features.Cadences;

/// <summary>Meetings and actions for programs. A key reads; whoever arranges, writes or ticks off does so as a person.</summary>
public sealed class MeetingEndpoints(ActOnMeeting act, WriteMeeting write, TickAction tick, ReadCadences readAll, ReadMeeting read, Reply reply)
{
    private readonly ActOnMeeting act = act;
    private readonly WriteMeeting write = write;
    private readonly TickAction tick = tick;
    private readonly ReadMeeting read = read;
    private readonly Reply reply = reply;

    /// <summary>What somebody took on.</summary>
    public sealed record ActionShown(Guid Id, Guid Meeting, string Text, Guid Owner, DateOnly Day, DateTimeOffset? DoneAt);

    /// <summary>A meeting as it is answered.</summary>
    public sealed record MeetingShown
    {
        public required Guid Id { get; init; }
        public required Guid Cadence { get; init; }

        /// <summary>The day that the rhythm names.</summary>
        public required DateOnly Slot { get; init; }

        /// <summary>The day on which it is held.</summary>
        public required DateOnly Day { get; init; }
        public required DateTimeOffset StartsAt { get; init; }
        public required DateTimeOffset MinutesDueAt { get; init; }
        public required MeetingState State { get; init; }
        public required string? MovedReason { get; init; }
        public required string? Reason { get; init; }
        public required IReadOnlyList<AgendaItem> Agenda { get; init; }
        public required IReadOnlyList<Attendee> Present { get; init; }
        public required string? Minutes { get; init; }
        public required IReadOnlyList<string> Decisions { get; init; }
        public required IReadOnlyList<MeetingVerb> Allowed { get; init; }
        public required int Version { get; init; }
    }

    public static void Map(RouteGroupBuilder api)
    {
        var meetings = api.MapGroup("/meetings").WithTags("Meetings");
        meetings.MapGet("", async (Guid? cadence, string? after, int? limit, CurrentActor current, MeetingEndpoints calls, CancellationToken stop) => await calls.All(cadence, after, limit, await current.Require(stop), stop))
            .RequireAuthorization("scope:" + CadenceRights.ReadScope).WithSummary("Every meeting that the asker may read, of one cadence or of all, in order of identity.").Produces<Page<MeetingShown>>();
        meetings.MapGet("/{id:guid}", async (Guid id, HttpContext http, CurrentActor current, MeetingEndpoints calls, CancellationToken stop) =>
            {
                var found = await calls.read.Read(id, await current.Require(stop), stop);
                return calls.Answer(found.IsRefused ? found.Refusal : found.Value.Meeting, http);
            })
            .RequireAuthorization("scope:" + CadenceRights.ReadScope).WithSummary("One meeting with agenda and minutes.").Produces<MeetingShown>().ProducesProblem(404);
        meetings.MapGet("/{id:guid}/actions", async (Guid id, CurrentActor current, MeetingEndpoints calls, CancellationToken stop) =>
            {
                var found = await calls.read.Read(id, await current.Require(stop), stop);
                return found.IsRefused ? calls.reply.Problem(found.Refusal) : Results.Ok(found.Value.Actions.Select(Show).ToList());
            })
            .RequireAuthorization("scope:" + CadenceRights.ReadScope).WithSummary("What was taken on in a meeting.").Produces<IReadOnlyList<ActionShown>>().ProducesProblem(404);
        MapSteps(meetings);
        api.MapPost("/actions/{id:guid}/tick", async (Guid id, TickAction.Request request, CurrentActor current, MeetingEndpoints calls, CancellationToken stop) =>
            {
                var done = await calls.tick.Run(id, request, await current.Require(stop), stop);
                return done.IsRefused ? calls.reply.Problem(done.Refusal) : Results.Ok(Show(done.Value));
            })
            .WithTags("Meetings").RequireAuthorization("scope:" + CadenceRights.WriteScope).WithSummary("Its owner ticks an action off, or opens it again.").WithMetadata(new RequestExample("""{"done":true}"""))
            .Produces<ActionShown>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }

    private static void MapSteps(RouteGroupBuilder meetings)
    {
        foreach (var (path, finish, summary) in new[] { ("write", false, "Writes agenda, attendance, minutes, decisions and actions as a whole"), ("finish", true, "The same, and the minutes stand") })
        {
            meetings.MapPost("/{id:guid}/" + path, async (Guid id, WriteMeeting.Request request, HttpContext http, CurrentActor current, MeetingEndpoints calls, CancellationToken stop) =>
                    calls.Answer(await calls.write.Run(id, request with { Finish = finish, Version = http.SeenVersion() ?? request.Version }, await current.Require(stop), stop), http))
                .RequireAuthorization("scope:" + CadenceRights.WriteScope).WithSummary(summary + "; takes If-Match.")
                .WithMetadata(new RequestExample("""{"agenda":"缺货清单\n下月促销备货","present":["0197e2a4-5c00-7000-8000-000000000000"],"minutes":"逐项核对了缺货清单。","decisions":"每周一先发清单","actions":[{"text":"周一前发出缺货清单","owner":"0197e2a4-5c00-7000-8000-000000000000","day":"2026-06-08"}]}"""))
                .Produces<MeetingShown>().ProducesProblem(403).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        }

        foreach (var (path, verb, example) in new[]
        {
            ("move", MeetingVerb.Move, """{"day":"2026-06-11","time":"14:00:00","text":"当天盘点。"}"""),
            ("cancel", MeetingVerb.Cancel, """{"text":"本周无议题。"}"""),
            ("miss", MeetingVerb.Miss, """{"text":"双方都在处理召回。"}"""),
            ("reopen", MeetingVerb.Reopen, """{"text":"我方当天没有人参加。"}"""),
        })
        {
            meetings.MapPost("/{id:guid}/" + path, async (Guid id, ActOnMeeting.Request request, HttpContext http, CurrentActor current, MeetingEndpoints calls, CancellationToken stop) =>
                    calls.Answer(await calls.act.Run(id, request with { Verb = verb, Version = http.SeenVersion() ?? request.Version }, await current.Require(stop), stop), http))
                .RequireAuthorization("scope:" + CadenceRights.WriteScope).WithSummary($"{verb}; takes If-Match.").WithMetadata(new RequestExample(example))
                .Produces<MeetingShown>().ProducesProblem(403).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        }
    }

    private async Task<IResult> All(Guid? cadence, string? after, int? limit, Actor actor, CancellationToken stop)
    {
        var ordered = (await readAll.ReadAll(actor, stop)).Meetings.Select(row => row.Meeting).Where(meeting => cadence is null || meeting.CadenceId == cadence).OrderBy(meeting => meeting.Id.ToString("N"), StringComparer.Ordinal);
        var page = Page<Meeting>.Of(ordered, meeting => meeting.Id.ToString("N"), after, limit);
        return page.IsRefused ? reply.Problem(page.Refusal) : Results.Ok(new Page<MeetingShown>([.. page.Value.Items.Select(Show)], page.Value.Next));
    }

    private IResult Answer(Outcome<Meeting> meeting, HttpContext http)
    {
        if (meeting.IsRefused)
            return reply.Problem(meeting.Refusal);
        http.ShowVersion(meeting.Value.Version);
        return Results.Ok(Show(meeting.Value));
    }

    private static ActionShown Show(MeetingAction action) => new(action.Id, action.MeetingId, action.Text, action.OwnerId, action.Day, action.DoneAt);

    private static MeetingShown Show(Meeting meeting) => new()
    {
        Id = meeting.Id,
        Cadence = meeting.CadenceId,
        Slot = meeting.Slot,
        Day = meeting.Day,
        StartsAt = meeting.StartsAt,
        MinutesDueAt = meeting.MinutesDueAt,
        State = meeting.State,
        MovedReason = meeting.MovedReason,
        Reason = meeting.Reason,
        Agenda = meeting.Agenda,
        Present = meeting.Present,
        Minutes = meeting.Minutes,
        Decisions = meeting.Decisions,
        Allowed = meeting.Allowed,
        Version = meeting.Version,
    };
}
