using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Entente.Domain.Kernel;
using Entente.Web.Features.Identity;
using Entente.Web.Platform;
using Entente.Web.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Architecture;

/// <summary>Every "no" has a code of its own and a sentence in both languages.</summary>
public sealed partial class RefusalTests(Apps apps) : IClassFixture<Apps>
{
    private static readonly IReadOnlyList<Refusal> All =
    [
        .. Model.Domain.GetTypes().Concat(Model.Web.GetTypes()).Where(type => type.IsAssignableTo(typeof(Refusal)) && !type.IsAbstract).SelectMany(Examples),
    ];

    [Fact]
    public void Codes_are_stable_names_and_no_two_refusals_share_one()
    {
        Model.None(All.Where(refusal => !CodeForm().IsMatch(refusal.Code)).Select(refusal => refusal.Code), "A code is lower case with dots and hyphens:");
        Model.None(All.GroupBy(refusal => refusal.Code).Where(same => same.Count() > 1).Select(same => same.Key), "Two refusals share a code:");
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Every_refusal_has_a_sentence_that_its_arguments_fill(string language)
    {
        var reply = (await apps.On(DatabaseKind.Sqlite)).Services.GetRequiredService<Reply>();
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            Model.None(All.Where(refusal => reply.Sentence(refusal) is var sentence && (sentence == refusal.Code || sentence.Contains('{', StringComparison.Ordinal))).Select(refusal => refusal.Code), $"No sentence in {language}:");
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void No_sentence_outlives_its_refusal()
    {
        var texts = new ResourceManager(typeof(RefusalTexts)).GetResourceSet(CultureInfo.GetCultureInfo("en"), true, false)!;
        var keys = texts.Cast<System.Collections.DictionaryEntry>().Select(text => (string)text.Key);
        Model.None(keys.Except(All.Select(refusal => refusal.Code), StringComparer.Ordinal), "A text without a refusal:");
    }

    [Fact]
    public void Every_refusal_has_a_status() => Assert.All(All, refusal => Assert.InRange(Reply.StatusOf(refusal), 400, 599));

    private static IEnumerable<Refusal> Examples(Type type) =>
        type == typeof(PasswordWeak) ? [new PasswordWeak(PasswordStrength.TooShort), new PasswordWeak(PasswordStrength.TooGuessable), new PasswordWeak(PasswordStrength.Personal)] : [Example(type)];

    private static Refusal Example(Type type)
    {
        var constructor = type.GetConstructors().Single();
        return (Refusal)constructor.Invoke([.. constructor.GetParameters().Select(parameter => ExampleOf(parameter.ParameterType))]);
    }

    private static object? ExampleOf(Type type) =>
        type == typeof(string) ? "x"
        : type == typeof(Period) ? Period.Parse("2026-Q3")
        : type == typeof(DateOnly) ? new DateOnly(2026, 3, 25)
        : type == typeof(DateTimeOffset) ? App.FirstInstant
        : type.IsEnum ? Enum.GetValues(type).GetValue(0)
        : type.IsValueType ? Activator.CreateInstance(type)
        : type.IsAssignableFrom(typeof(List<string>)) ? new List<string> { "x" }
        : type.IsGenericType && Array.CreateInstance(type.GetGenericArguments()[0], 0) is var none && type.IsInstanceOfType(none) ? none
        : null;

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)*$")]
    private static partial Regex CodeForm();
}
