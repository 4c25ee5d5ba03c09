using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Readiness;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Readiness;

/// <summary>Says readiness in the reader's language, on pages, in files and in messages alike.</summary>
public sealed class ReadinessWords(IStringLocalizer<ReadinessTexts> t, IStringLocalizer<Texts> all)
{
    public string InPeriod(Period period) => PeriodField.Words(period, all);

    public string Gap(ReadinessGap gap) => t[$"Gap.{gap}"];

    public string Link(Link link, SupplyChain chain) => t["LinkName", Localized.Name(chain.Service(link.ServiceId)!), Localized.Name(chain.Directory.Unit(link.CustomerId)!)];

    public string State(LinkReadiness readiness) => t[Key(readiness)];

    public static NoticeKind? Look(LinkReadiness readiness) => readiness.IsReady ? NoticeKind.Success : readiness.Counts ? NoticeKind.Info : null;

    /// <summary>What is missing, in a line; empty where nothing.</summary>
    public string Missing(LinkReadiness readiness) => string.Join(t["And"], readiness.Missing.Select(Gap));

    /// <summary>That ratings are feedback only, and why; null where they count.</summary>
    public string? FeedbackOnly(LinkReadiness? readiness) => readiness is { Counts: false } ? t["FeedbackOnly.Why", Missing(readiness)].Value : null;

    /// <summary>For files: whether ratings of a link count, with the reason where they do not; null where it does not run in the period.</summary>
    public string? Counts(LinkReadiness? readiness) => readiness is null ? null : FeedbackOnly(readiness) ?? t["Counts.Yes"].Value;

    public string CountsHeader => t["CountsColumn"];

    public static string Units(IEnumerable<Unit> units) => string.Join(Localized.IsEnglish ? ", " : "、", units.Select(Localized.Name));

    private static string Key(LinkReadiness readiness) => readiness.IsReady ? "State.Ready" : readiness.Counts ? "State.Waived" : "State.Feedback";
}
