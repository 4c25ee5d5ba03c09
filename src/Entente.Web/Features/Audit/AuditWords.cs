using System.Text.RegularExpressions;
using Entente.Domain.Chain;
using Entente.Domain.Organization;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Audit;

/// <summary>Says what an entry of the audit record is about, in the reader's language, with the way to it.</summary>
public sealed partial class AuditWords(IStringLocalizer<AuditTexts> texts)
{
    /// <summary>What an entry is about.</summary>
    /// <param name="Text">In words.</param>
    /// <param name="Href">The page where it stands; null where it has none.</param>
    public sealed record Named(string Text, string? Href);

    /// <summary>The areas of actions, in the order of their words.</summary>
    public IReadOnlyList<(string Value, string Text)> Areas() =>
        [.. texts.GetAllStrings().Where(text => text.Name.StartsWith("Area.", StringComparison.Ordinal)).Select(text => (text.Name["Area.".Length..], text.Value)).OrderBy(area => area.Value, StringComparer.CurrentCulture)];

    /// <summary>The action; its code where it has no words.</summary>
    public string Action(string action) => texts[$"Action.{action}"] is { ResourceNotFound: false } words ? words.Value : action;

    /// <summary>Who did it.</summary>
    public string By(AuditEntry entry, CompanyDirectory directory) =>
        entry.Actor is not { } id ? texts["Program"] : directory.Person(id) is { RemovedAt: null } person ? Localized.Name(person) : texts["Removed"];

    /// <summary>What the entry says beyond that, with the people, units and services it names by identity named by their names; the files keep the identities.</summary>
    public string? Details(AuditEntry entry, SupplyChain chain) => entry.Details is { } details
        ? IdentityPattern().Replace(details, found => NameOf(Guid.Parse(found.Groups["id"].ValueSpan), chain) ?? found.Value)
        : null;

    /// <summary>What was acted on.</summary>
    public Named Subject(AuditEntry entry, SupplyChain chain)
    {
        if (entry.Subject.StartsWith('/'))
            return new Named(entry.Subject, null);
        var (kind, value) = entry.Subject.Split('/', 2) is [var one, var other] ? (one, other) : (entry.Subject, "");
        // A sheet of an appraisal is named after the appraisal.
        var area = texts[$"Area.{kind.Split('-')[0]}"] is { ResourceNotFound: false } words ? words.Value : kind;
        return Guid.TryParse(value, out var id) ? Of(kind, id, area, chain) : new Named(value.Length > 0 ? $"{area} {value}" : area, null);
    }

    private Named Of(string kind, Guid id, string area, SupplyChain chain) => kind switch
    {
        "unit" when chain.Directory.Unit(id) is { } unit => new Named(Localized.Name(unit), $"/units/{unit.Code}"),
        "person" => new Named(chain.Directory.Person(id) is { RemovedAt: null } person ? Localized.Name(person) : texts["Removed"], null),
        "service" when chain.Service(id) is { } service => new Named(Localized.Name(service), "/services"),
        "link" when chain.Link(id) is { } link => new Named(NameOf(link, chain), $"/links/{id}"),
        "goal" => new Named(area, $"/goals/{id}"),
        "need" => new Named(area, $"/needs/{id}"),
        "dialogue" => new Named(area, $"/dialogues/{id}"),
        "encounter" => new Named(area, $"/encounters/{id}"),
        "recovery" => new Named(area, $"/recoveries/{id}"),
        "cadence" => new Named(area, $"/cadences/{id}"),
        "meeting" => new Named(area, $"/meetings/{id}"),
        "workshop" => new Named(area, $"/workshops/{id}"),
        "sign" => new Named(area, $"/fairness/signs/{id}"),
        "rating" => new Named(area, $"/ratings/{id}/objection"),
        _ => new Named(area, null),
    };

    [GeneratedRegex("(?:(?:person|unit|service|link)/)?(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex IdentityPattern();

    private string? NameOf(Guid id, SupplyChain chain) =>
        chain.Directory.Person(id) is { } person ? person.RemovedAt is null ? Localized.Name(person) : texts["Removed"]
        : chain.Directory.Unit(id) is { } unit ? Localized.Name(unit)
        : chain.Service(id) is { } service ? Localized.Name(service)
        : chain.Link(id) is { } link ? NameOf(link, chain)
        : null;

    private static string NameOf(Link link, SupplyChain chain) =>
        $"{(chain.Service(link.ServiceId) is { } service ? Localized.Name(service) : "")} → {(chain.Directory.Unit(link.CustomerId) is { } customer ? Localized.Name(customer) : "")}";
}
