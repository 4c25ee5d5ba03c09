using Entente.Domain.Readiness;
using Entente.Web.Features.Readiness;

namespace Entente.Web.Tests.Features.Readiness;

/// <summary>The words of the course: whole in both languages, and no answer to be guessed without reading.</summary>
public sealed class CourseTextTests
{
    public static TheoryData<string> Cultures => ["zh-CN", "en"];

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Every_lesson_is_a_page_of_prose_with_three_questions_from_pools_of_three(string culture)
    {
        foreach (var lesson in Lessons(culture))
        {
            Assert.InRange(lesson.Minutes, 3, 10);
            Assert.Equal(3, lesson.Sections.Count);
            Assert.InRange(lesson.Sections.Sum(section => section.Paragraphs.Sum(paragraph => paragraph.Length)), culture == "en" ? 1500 : 450, 6000);
            Assert.Equal(3, lesson.Questions.Count);
            Assert.All(lesson.Questions, pool => Assert.True(pool.Count >= 3));
            Assert.All(lesson.Questions.SelectMany(pool => pool), variant =>
            {
                Assert.Equal(4, variant.Options.Distinct(StringComparer.Ordinal).Count());
                Assert.All(variant.Options.Append(variant.Ask), text => Assert.False(string.IsNullOrWhiteSpace(text)));
            });
        }

        var asked = Lessons(culture).SelectMany(lesson => lesson.Questions).SelectMany(pool => pool).Select(variant => variant.Ask).ToList();
        Assert.Equal(asked.Count, asked.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Both_languages_have_the_same_pools_so_that_one_paper_is_the_same_in_both() =>
        Assert.Equal(Lessons("zh-CN").SelectMany(lesson => lesson.Pools).SelectMany(pool => pool), Lessons("en").SelectMany(lesson => lesson.Pools).SelectMany(pool => pool));

    [Theory]
    [MemberData(nameof(Cultures))]
    public void No_rank_by_length_holds_the_right_option_in_more_than_two_fifths_or_less_than_a_tenth(string culture)
    {
        var variants = Lessons(culture).SelectMany(lesson => lesson.Questions).SelectMany(pool => pool).ToList();
        var ranks = variants.Select(variant => variant.Wrong.Count(wrong => wrong.Length < variant.Right.Length)).GroupBy(rank => rank).ToDictionary(rank => rank.Key, rank => rank.Count());
        Assert.Equal(4, ranks.Count);
        Assert.All(ranks.Values, count => Assert.InRange(count, variants.Count * .1, variants.Count * .4));
        // Nor does one stand out.
        Assert.All(variants, variant => Assert.InRange(variant.Right.Length / variant.Wrong.Average(wrong => wrong.Length), .7, 1.4));
    }

    [Fact]
    public void Over_many_people_the_right_option_stands_in_every_place_alike()
    {
        var places = Enumerable.Range(0, 2000).SelectMany(_ => CoursePaper.Of(Guid.NewGuid(), 1, 0, CourseLesson.In(1, "en").Pools)).Select(asked => asked.Order.ToList().IndexOf(0)).GroupBy(place => place).ToList();
        Assert.Equal(4, places.Count);
        Assert.All(places, place => Assert.InRange(place.Count(), 1350, 1650));
    }

    private static IEnumerable<CourseLesson> Lessons(string culture) => Enumerable.Range(1, LessonProgress.Lessons).Select(lesson => CourseLesson.In(lesson, culture));
}
