using Entente.Domain.Chain;
using Entente.Domain.Dialogues;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Dialogues;

/// <summary>How dialogues are called, in the reader's language.</summary>
public sealed class DialogueWords(IStringLocalizer<DialoguesTexts> t, IStringLocalizer<Texts> all)
{
    public string State(Dialogue dialogue) => t[$"State.{dialogue.State}"];

    public static NoticeKind? Look(DialogueState state) => state switch
    {
        DialogueState.Signed => NoticeKind.Success,
        DialogueState.Held => NoticeKind.Warning,
        DialogueState.Invited or DialogueState.Preparing => NoticeKind.Info,
        _ => null,
    };

    public string Part(AgendaPart part) => t[$"Part.{part}"];

    public static string Unit(Guid id, CompanyDirectory directory) => directory.Unit(id) is { } unit ? Localized.Name(unit) : "—";

    public static string Unit(Dialogue dialogue, DialogueSide side, CompanyDirectory directory) => Unit(dialogue.UnitOf(side), directory);

    public static string Person(Guid id, CompanyDirectory directory) => directory.Person(id) is { } person ? Localized.Name(person) : "—";

    /// <summary>A link by what is provided to whom.</summary>
    public string Link(Link link, SupplyChain chain) => t["Capture.LinkName", chain.Service(link.ServiceId) is { } service ? Localized.Name(service) : "—", Unit(link.CustomerId, chain.Directory)];

    public string Title(Dialogue dialogue, CompanyDirectory directory) => t["Title", Unit(dialogue.HostId, directory), Unit(dialogue.GuestId, directory)];

    public string InPeriod(string code) => PeriodField.Words(Period.Parse(code), all);

    /// <summary>The periods that are talked about: the coming ones first.</summary>
    public IReadOnlyList<(string Value, string Words)> Periods(DateOnly today)
    {
        var year = Period.Containing(PeriodKind.Year, today);
        return [.. new[] { year, year.Next }.SelectMany(y => y.Split(PeriodKind.Quarter).Concat(y.Split(PeriodKind.Half)).Append(y).Concat(y.Split(PeriodKind.Month)))
            .Where(period => period.End >= today).Select(period => (period.ToString(), PeriodField.Words(period, all)))];
    }

    /// <summary>The period that is next to be agreed: the coming quarter.</summary>
    public static string NextPeriod(DateOnly today) => Period.Containing(PeriodKind.Quarter, today).Next.ToString();

    /// <summary>The sentence of a refusal that speaks of states and steps, in the reader's words; null for every other.</summary>
    public string? Sentence(Refusal refusal) => refusal is DialogueStepNotAllowed not
        ? t[not.Allowed.Count == 0 ? "Refused.Over" : "Refused.Step", t[$"State.{not.State}"], t[$"Verb.{not.Verb}"], string.Join(t["Refused.Or"], not.Allowed.Select(verb => t[$"Verb.{verb}"].Value))].Value
        : null;

    /// <summary>What a suggestion rests on.</summary>
    public string Why(DialogueSuggestion pair, DateOnly today) =>
        string.Join(t["Suggest.And"], new string?[]
        {
            pair.RequestedOn is { } asked ? t["Suggest.Requested", Localized.Day(asked)].Value : null,
            pair.LastSignedOn is { } day ? t["Suggest.Last", Localized.Day(day)].Value : t["Suggest.Never"].Value,
            pair.Bads > 0 ? Localized.Counted(t, "Suggest.Bads", pair.Bads) : null,
            Localized.Counted(t, "Suggest.Ratings", pair.Ratings),
        }.Where(reason => reason is not null));
}
