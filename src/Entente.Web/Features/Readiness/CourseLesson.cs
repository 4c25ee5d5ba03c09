using System.Collections.Concurrent;
using System.Text.Json;
using Entente.Domain.Readiness;
using Entente.Web.Ui;

namespace Entente.Web.Features.Readiness;

/// <summary>One lesson of the introduction course in one language, as written in <c>Course/*.json</c>.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Minutes">How long one reads.</param>
/// <param name="Sections">The text.</param>
/// <param name="Questions">For each question the variants of its pool.</param>
public sealed record CourseLesson(string Title, int Minutes, IReadOnlyList<CourseLesson.Section> Sections, IReadOnlyList<IReadOnlyList<CourseLesson.Variant>> Questions)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true };
    private static readonly ConcurrentDictionary<(int, string), CourseLesson> Known = new();

    public sealed record Section(string Heading, IReadOnlyList<string> Paragraphs);

    /// <summary>A question with its right answer and the wrong ones.</summary>
    public sealed record Variant(string Ask, string Right, IReadOnlyList<string> Wrong)
    {
        /// <summary>The options by the numbers that <see cref="CoursePaper"/> orders; the right one is number 0.</summary>
        public IReadOnlyList<string> Options => [Right, .. Wrong];
    }

    /// <summary>For each question how many options each of its variants has; the same in both languages.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Pools => [.. Questions.Select(pool => pool.Select(variant => variant.Options.Count).ToList())];

    /// <summary>A lesson in the reader's language.</summary>
    public static CourseLesson Here(int lesson) => In(lesson, Localized.IsEnglish ? "en" : "zh-CN");

    public static CourseLesson In(int lesson, string culture) => Known.GetOrAdd((lesson, culture), key =>
    {
        using var text = typeof(CourseLesson).Assembly.GetManifestResourceStream($"course/lesson-{key.Item1}.{key.Item2}.json")!;
        return JsonSerializer.Deserialize<CourseLesson>(text, Json)!;
    });
}
