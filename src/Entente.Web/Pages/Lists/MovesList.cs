using Entente.Domain.Kernel;
using Entente.Web.Features.Fairness;
using Entente.Web.Features.Scorecards.Moves;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Pages.Lists;

/// <summary>For each unit of a closed quarter the largest change by one rater beside the bound, in points of 100.</summary>
public sealed class MovesList(ReadMoves moves, IStringLocalizer<FairnessTexts> t) : IListSource<ReadMoves.Row>
{
    public async Task<Outcome<Listing<ReadMoves.Row>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var read = await moves.Read(asked["period"], actor, stop);
        return read.IsRefused ? read.Refusal : Of(asked, read.Value.Rows, actor);
    }

    internal Listing<ReadMoves.Row> Of(ListAsked asked, IEnumerable<ReadMoves.Row> rows, Actor actor) => Listing<ReadMoves.Row>.Of(asked, rows,
    [
        new(t["Unit"], row => Localized.Name(actor.Directory.Unit(row.UnitId)!)) { Sort = "unit" },
        new(t["Moves.Raters"], row => row.Raters) { Sort = "raters" },
        new(t["Moves.Share"], row => row.Card.Share.Value * 100) { Sort = "share" },
        new(t["Moves.Share.Move"], row => row.Share * 100),
        new(t["Moves.Share.Bound"], row => row.Card.Share.Bound * 100),
        new(t["Moves.Index"], row => row.Card.Index?.Value * 100) { Sort = "index" },
        new(t["Moves.Index.Move"], row => row.Index * 100),
        new(t["Moves.Index.Bound"], row => row.Card.Index?.Bound * 100),
        new(t["Moves.LongTerm"], row => row.Card.LongTerm?.Value * 100) { Sort = "long" },
        new(t["Moves.LongTerm.Move"], row => row.LongTerm * 100),
        new(t["Moves.LongTerm.Bound"], row => row.Card.LongTerm?.Bound * 100),
        new(t["Moves.Within"], row => t[row.IsWithin ? "Moves.Yes" : "Moves.No"].Value),
    ], "unit");
}
