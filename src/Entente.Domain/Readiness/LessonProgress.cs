using Entente.Domain.Kernel;

namespace Entente.Domain.Readiness;

/// <summary>How far one person is with one lesson of the introduction course.</summary>
public sealed class LessonProgress
{
    /// <summary>How many lessons the course has, numbered from 1.</summary>
    public const int Lessons = 5;

    /// <summary>The pause after the first wrong attempt, in minutes; each further one doubles it.</summary>
    public const int FirstPauseMinutes = 2;

    /// <summary>The longest pause, in minutes.</summary>
    public const int LongestPauseMinutes = 64;

    private LessonProgress()
    {
    }

    /// <summary>Who learns.</summary>
    public Guid PersonId { get; private init; }

    /// <summary>Which lesson, from 1.</summary>
    public int Lesson { get; private init; }

    /// <summary>How many attempts went wrong.</summary>
    public int WrongAttempts { get; private set; }

    /// <summary>When the last one did; null while none has.</summary>
    public DateTimeOffset? WrongAt { get; private set; }

    /// <summary>When all three questions were answered right; null until then.</summary>
    public DateTimeOffset? PassedAt { get; private set; }

    /// <summary>Grows by one with every attempt.</summary>
    public int Version { get; private set; }

    /// <summary>Until when no further attempt is taken; null while one may be made.</summary>
    public DateTimeOffset? PausedUntil => WrongAt?.AddMinutes(Math.Min(LongestPauseMinutes, FirstPauseMinutes * Math.Pow(2, WrongAttempts - 1)));

    /// <summary>Nothing answered yet.</summary>
    public static Outcome<LessonProgress> Begin(Guid person, int lesson) =>
        lesson is < 1 or > Lessons ? new LessonUnknown() : new LessonProgress { PersonId = person, Lesson = lesson, Version = 1 };

    /// <summary>
    /// Takes an attempt. Refused once the lesson is passed, during the pause, and for the paper of an attempt that was judged already,
    /// so that nobody sends one paper twice.
    /// </summary>
    public Refusal? Attempt(int attempt, bool allRight, DateTimeOffset now)
    {
        if (PassedAt is not null)
            return new LessonPassedAlready();
        if (attempt != WrongAttempts)
            return new LessonPaperIsOld();
        if (PausedUntil is { } until && now < until)
            return new LessonPaused((int)Math.Ceiling((until - now).TotalMinutes));
        if (allRight)
            PassedAt = now;
        else
            (WrongAttempts, WrongAt) = (WrongAttempts + 1, now);
        Version++;
        return null;
    }

    /// <summary>When a person finished the course: with the last of all its lessons; null while one is missing.</summary>
    public static DateTimeOffset? FinishedAt(IEnumerable<LessonProgress> ofOnePerson)
    {
        var passed = ofOnePerson.Where(lesson => lesson.PassedAt is not null).DistinctBy(lesson => lesson.Lesson).ToList();
        return passed.Count == Lessons ? passed.Max(lesson => lesson.PassedAt) : null;
    }
}
