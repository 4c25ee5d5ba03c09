using CsCheck;
using Entente.Domain.Readiness;

namespace Entente.Domain.Tests.Readiness;

public sealed class CourseTests
{
    private const int Options = 4;
    private static readonly IReadOnlyList<IReadOnlyList<int>> Pools = [[Options, Options, Options], [Options, Options, Options], [Options, Options, Options]];
    private static readonly DateTimeOffset Now = Somewhere.Now;
    private static readonly Gen<(Guid Person, int Lesson, int Attempt)> Sheet = Gen.Select(Gen.Guid, Gen.Int[1, LessonProgress.Lessons], Gen.Int[0, 40]);

    [Fact]
    public void Reloading_changes_nothing_and_every_option_stands_once() =>
        Sheet.Sample(sheet =>
        {
            var paper = CoursePaper.Of(sheet.Person, sheet.Lesson, sheet.Attempt, Pools);
            var again = CoursePaper.Of(sheet.Person, sheet.Lesson, sheet.Attempt, Pools);
            Assert.Equal(paper.Select(asked => asked.Variant), again.Select(asked => asked.Variant));
            Assert.Equal(paper.SelectMany(asked => asked.Order), again.SelectMany(asked => asked.Order));
            Assert.All(paper, asked => Assert.Equal(Enumerable.Range(0, Options), asked.Order.Order()));
        });

    [Fact]
    public void After_a_wrong_attempt_every_question_is_another_variant_and_all_of_the_pool_come() =>
        Sheet.Sample(sheet =>
        {
            var papers = Enumerable.Range(sheet.Attempt, 3).Select(attempt => CoursePaper.Of(sheet.Person, sheet.Lesson, attempt, Pools)).ToList();
            for (var question = 0; question < Pools.Count; question++)
                Assert.Equal([0, 1, 2], papers.Select(paper => paper[question].Variant).Order());
        });

    /// <summary>Of all ways to click through a paper one is right, so a lesson costs a blind person 64 attempts on average.</summary>
    [Fact]
    public void One_of_sixty_four_ways_to_click_is_right_and_the_course_is_not_passed_blindly()
    {
        Sheet.Sample(sheet =>
        {
            var paper = CoursePaper.Of(sheet.Person, sheet.Lesson, sheet.Attempt, Pools);
            var passing = from one in Enumerable.Range(0, Options)
                          from two in Enumerable.Range(0, Options)
                          from three in Enumerable.Range(0, Options)
                          where paper[0].Order[one] == 0 && paper[1].Order[two] == 0 && paper[2].Order[three] == 0
                          select 1;
            Assert.Single(passing);
        });
        var atOnce = Math.Pow(Math.Pow(1.0 / Options, Pools.Count), LessonProgress.Lessons);
        Assert.True(atOnce < 1e-9, $"All five lessons at the first try: {atOnce:E2}");
        // Whoever clicks without pause for a whole working day of eight hours gets this many attempts at a lesson.
        var attempts = Attempts(TimeSpan.FromHours(8));
        var lessonInADay = 1 - Math.Pow(63.0 / 64, attempts);
        Assert.InRange(attempts, 5, 15);
        Assert.True(Math.Pow(lessonInADay, LessonProgress.Lessons) < 0.001, $"{attempts} attempts a day pass all five with {Math.Pow(lessonInADay, LessonProgress.Lessons):E2}");
    }

    [Fact]
    public void The_right_answer_stands_in_each_place_equally_often()
    {
        var places = new int[Options];
        for (var person = 1; person <= 2000; person++)
            places[CoursePaper.Of(new Guid(person, 0, 0, new byte[8]), 1, 0, Pools)[0].Order.ToList().IndexOf(0)]++;
        Assert.All(places, count => Assert.InRange(count, 420, 580));
    }

    [Fact]
    public void A_judged_paper_is_not_taken_again_nor_one_of_an_attempt_to_come()
    {
        var lesson = Somewhere.Agreed(LessonProgress.Begin(Guid.CreateVersion7(), 1));
        Assert.IsType<LessonPaperIsOld>(lesson.Attempt(1, true, Now));
        Assert.Null(lesson.Attempt(0, false, Now));
        Assert.IsType<LessonPaperIsOld>(lesson.Attempt(0, true, Now.AddHours(1)));
        Assert.Equal(2, Assert.IsType<LessonPaused>(lesson.Attempt(1, true, Now)).Minutes);
        Assert.Null(lesson.Attempt(1, true, Now.AddMinutes(2)));
        Assert.IsType<LessonPassedAlready>(lesson.Attempt(1, true, Now.AddHours(1)));
        Assert.Equal(Now.AddMinutes(2), lesson.PassedAt);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void There_are_five_lessons(int lesson) => Assert.IsType<LessonUnknown>(LessonProgress.Begin(Guid.CreateVersion7(), lesson).Refusal);

    [Fact]
    public void The_course_is_finished_with_the_last_of_its_lessons_whatever_their_order() =>
        Gen.Shuffle(Enumerable.Range(1, LessonProgress.Lessons).ToArray()).Sample(order =>
        {
            var person = Guid.NewGuid();
            var done = new List<LessonProgress>();
            foreach (var (lesson, place) in order.Select((lesson, place) => (lesson, place)))
            {
                Assert.Null(LessonProgress.FinishedAt(done));
                done.Add(Somewhere.Agreed(LessonProgress.Begin(person, lesson)));
                Assert.Null(LessonProgress.FinishedAt(done));
                Assert.Null(done[^1].Attempt(0, true, Now.AddDays(place)));
            }

            Assert.Equal(Now.AddDays(4), LessonProgress.FinishedAt(done));
        });

    private static int Attempts(TimeSpan within)
    {
        var lesson = Somewhere.Agreed(LessonProgress.Begin(Guid.CreateVersion7(), 1));
        for (var at = Now; at <= Now + within; at = lesson.PausedUntil!.Value)
            Assert.Null(lesson.Attempt(lesson.WrongAttempts, false, at));
        return lesson.WrongAttempts;
    }
}
