using Entente.Domain.Kernel;

namespace Entente.Domain.Readiness;

/// <summary>The course has no such lesson.</summary>
public sealed record LessonUnknown() : Refusal(RefusalKind.NotFound, "lesson.unknown");

/// <summary>The lesson is passed; it is not answered again.</summary>
public sealed record LessonPassedAlready() : Refusal(RefusalKind.Conflict, "lesson.passed-already");

/// <summary>This paper was judged; the next one asks other questions.</summary>
public sealed record LessonPaperIsOld() : Refusal(RefusalKind.Conflict, "lesson.paper-is-old");

/// <summary>After a wrong answer the lesson is read again before the next attempt.</summary>
/// <param name="Minutes">For how many minutes no attempt is taken.</param>
public sealed record LessonPaused(int Minutes) : Refusal(RefusalKind.Conflict, "lesson.paused")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Minutes];
}

/// <summary>Every question is answered, each with one of the options that stand there.</summary>
public sealed record LessonAnswersMissing() : Refusal(RefusalKind.Unprocessable, "lesson.answers-missing")
{
    /// <inheritdoc/>
    public override string Field => "answers";
}

/// <summary>Whoever finished the course is not reminded of it.</summary>
public sealed record CourseFinishedAlready() : Refusal(RefusalKind.Conflict, "course.finished-already");

/// <summary>A person is reminded of the course at most once a day.</summary>
public sealed record CourseRemindedToday() : Refusal(RefusalKind.Conflict, "course.reminded-today");
