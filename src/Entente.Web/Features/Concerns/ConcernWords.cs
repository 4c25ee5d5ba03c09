using Entente.Domain.Chain;
using Entente.Domain.Concerns;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Concerns;

/// <summary>How concerns are called, in the reader's language.</summary>
public sealed class ConcernWords(IStringLocalizer<ConcernsTexts> t)
{
    public string To(ConcernAddressee to) => t[$"To.{to}"];

    public string State(ConcernState state) => t[$"State.{state}"];

    public static NoticeKind? Look(ConcernState state) => state switch
    {
        ConcernState.Received => NoticeKind.Error,
        ConcernState.InWork => NoticeKind.Info,
        ConcernState.Answered => NoticeKind.Success,
        _ => null,
    };

    /// <summary>The unit and the link that the sender named; null for neither.</summary>
    public static string? About(Concern one, SupplyChain chain)
    {
        var unit = one.UnitId is { } id && chain.Directory.Unit(id) is { } named ? Localized.Name(named) : null;
        var link = one.LinkId is { } of && chain.Link(of) is { } found ? Link(found, chain) : null;
        return (unit, link) switch
        {
            (null, _) => link,
            (_, null) => unit,
            _ => $"{unit} · {link}",
        };
    }

    public static string Link(Link link, SupplyChain chain) => $"{Localized.Name(chain.Service(link.ServiceId)!)} → {Localized.Name(chain.Directory.Unit(link.CustomerId)!)}";

    /// <summary>The beginning of what was raised, on one line.</summary>
    public static string Beginning(Concern one)
    {
        const int Most = 60;
        var line = one.Sent[0].Text!.ReplaceLineEndings(" ");
        return line.Length <= Most ? line : string.Concat(line.AsSpan(0, Most), "…");
    }
}
