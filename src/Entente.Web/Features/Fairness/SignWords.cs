using System.Globalization;
using Entente.Domain.Chain;
using Entente.Domain.Fairness;
using Entente.Domain.Kernel;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Fairness;

/// <summary>Signs in words: one plain sentence each, without a rater's name.</summary>
public sealed class SignWords(IStringLocalizer<FairnessTexts> t)
{
    /// <summary>Of 200 simulated honest companies how many showed any sign: bench/simulate page.</summary>
    public const int FalseAlarms = 5;

    public string Kind(SignKind kind) => t[$"Kind.{kind}"];

    public string Test(SignKind kind) => t[$"Test.{kind}"];

    public string ToDo(SignKind kind) => t[$"ToDo.{kind}"];

    public string Outcome(SignOutcome? outcome) => outcome is { } known ? t[$"Outcome.{known}"] : t["Outcome.None"];

    public static NoticeKind? Look(SignOutcome? outcome) => outcome switch
    {
        null => NoticeKind.Warning,
        SignOutcome.LookingInto => NoticeKind.Info,
        SignOutcome.Handled => NoticeKind.Success,
        _ => null,
    };

    public string Sentence(Sign sign, SupplyChain chain)
    {
        var whole = sign.Facts[0];
        var unit = Unit(sign.UnitIds[0], chain);
        var size = Math.Abs(sign.Size * 100).ToString("0", CultureInfo.CurrentCulture);
        return sign.Kind switch
        {
            SignKind.Grudge or SignKind.Favour => t[$"Sentence.{sign.Kind}", Unit(whole.CustomerId!.Value, chain), unit, size],
            SignKind.Ring => t["Sentence.Ring", string.Join(t["And"], sign.UnitIds.Select(id => Unit(id, chain)))],
            SignKind.UncomplainedBreaches => t["Sentence.UncomplainedBreaches", unit, whole.Of, whole.Count, (whole.Expected!.Value * whole.Of).ToString("0", CultureInfo.CurrentCulture)],
            SignKind.OpenAboveSealed => t["Sentence.OpenAboveSealed", unit, size],
            SignKind.CeilingAndSilence => t["Sentence.CeilingAndSilence", unit, Unit(whole.CustomerId!.Value, chain), whole.Count, whole.Of],
            SignKind.Volume => t["Sentence.Volume", Unit(whole.CustomerId!.Value, chain), Service(whole.ServiceId!.Value, chain), whole.Of, whole.Count],
            _ => throw new ArgumentOutOfRangeException(nameof(sign), sign.Kind, null),
        };
    }

    /// <summary>A chance with two digits that mean something; very small ones as "below".</summary>
    public string Chance(double p) => p < 0.0001
        ? t["Chance.Below", 0.01.ToString("0.00", CultureInfo.CurrentCulture)]
        : (p * 100).ToString(p < 0.01 ? "0.00" : p < 0.1 ? "0.0" : "0", CultureInfo.CurrentCulture) + "%";

    public static string Unit(Guid id, SupplyChain chain) => Localized.Name(chain.Directory.Unit(id)!);

    public static string Service(Guid id, SupplyChain chain) => Localized.Name(chain.Service(id)!.Name, chain.Service(id)!.EnglishName);

    /// <summary>Where the ratings behind a fact are: its link, or the unit.</summary>
    public static string Href(SignFact fact, Sign sign, SupplyChain chain)
    {
        var period = Period.Parse(fact.Period);
        if (fact is { ServiceId: { } service, CustomerId: { } customer })
        {
            var links = chain.LinksOf(service).Where(link => link.CustomerId == customer && link.From <= period.End).ToList();
            if (links.Count > 0)
                return $"/links/{links[^1].Id}?period={period}";
        }

        return $"/units/{chain.Directory.Unit(sign.UnitIds[0])!.Code}?period={period}";
    }
}
