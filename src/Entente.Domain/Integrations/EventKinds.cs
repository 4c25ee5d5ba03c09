namespace Entente.Domain.Integrations;

/// <summary>Every kind of event that leaves the program, in the order of the domain.</summary>
public static class EventKinds
{
    /// <summary>An open rating was given.</summary>
    public const string RatingRecorded = "rating.recorded";

    /// <summary>An open rating was revised, taken back, made good or removed by the court.</summary>
    public const string RatingChanged = "rating.changed";

    /// <summary>The sealed ratings of a month were released, as far as they are: figures may have changed.</summary>
    public const string RatingsReleased = "ratings.released";

    /// <summary>A bad opened a case.</summary>
    public const string RecoveryOpened = "recovery.opened";

    /// <summary>A case took a step.</summary>
    public const string RecoveryMoved = "recovery.moved";

    /// <summary>Both managers signed what a link is to deliver: it holds from now on.</summary>
    public const string ExpectationAgreed = "expectation.agreed";

    /// <summary>Somebody said what they need.</summary>
    public const string NeedRaised = "need.raised";

    /// <summary>A need was answered, planned, delivered, confirmed or merged.</summary>
    public const string NeedMoved = "need.moved";

    /// <summary>Both sides signed the minutes of a dialogue.</summary>
    public const string DialogueSigned = "dialogue.signed";

    /// <summary>Everybody signed the text of a goal, or the workshop ratified it.</summary>
    public const string GoalAgreed = "goal.agreed";

    /// <summary>The owner reported what came of a goal.</summary>
    public const string GoalReported = "goal.reported";

    /// <summary>Everybody served has found whether a goal was reached.</summary>
    public const string GoalVerified = "goal.verified";

    /// <summary>A goal was given up.</summary>
    public const string GoalDropped = "goal.dropped";

    /// <summary>A workshop's goals became the company's.</summary>
    public const string WorkshopRatified = "workshop.ratified";

    /// <summary>The minutes of a meeting stand.</summary>
    public const string MeetingHeld = "meeting.held";

    /// <summary>A meeting was not held.</summary>
    public const string MeetingMissed = "meeting.missed";

    /// <summary>A period was closed: its figures stand.</summary>
    public const string PeriodClosed = "period.closed";

    /// <summary>A closed period was opened again.</summary>
    public const string PeriodReopened = "period.reopened";

    /// <summary>The sheets of an appraisal were published.</summary>
    public const string AppraisalPublished = "appraisal.published";

    /// <summary>Sheets of an appraisal became final.</summary>
    public const string AppraisalFinal = "appraisal.final";

    /// <summary>An administrator tried a webhook out. Nobody subscribes to it.</summary>
    public const string WebhookTest = "webhook.test";

    /// <summary>What may be subscribed to.</summary>
    public static IReadOnlyList<EventKind> All { get; } =
    [
        new(RatingRecorded, "ratings:read"), new(RatingChanged, "ratings:read"), new(RatingsReleased, "scorecards:read"),
        new(RecoveryOpened, "recoveries:read"), new(RecoveryMoved, "recoveries:read"), new(ExpectationAgreed, "chain:read"), new(NeedRaised, "needs:read"), new(NeedMoved, "needs:read"),
        new(DialogueSigned, "dialogues:read"), new(GoalAgreed, "goals:read"), new(GoalReported, "goals:read"), new(GoalVerified, "goals:read"), new(GoalDropped, "goals:read"),
        new(WorkshopRatified, "workshops:read"), new(MeetingHeld, "cadences:read"), new(MeetingMissed, "cadences:read"),
        new(PeriodClosed, "scorecards:read"), new(PeriodReopened, "scorecards:read"), new(AppraisalPublished, "appraisals:read"), new(AppraisalFinal, "appraisals:read"),
    ];

    /// <summary>The kind of that name; null where there is none to subscribe to.</summary>
    public static EventKind? Named(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
