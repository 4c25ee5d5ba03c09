using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Fairness;

/// <summary>Response and coverage of links in a period, by provider.</summary>
public sealed class ResponseList(ReadResponse response, IStringLocalizer<FairnessTexts> t) : IListSource<ReadResponse.Row>
{
    public async Task<Outcome<Listing<ReadResponse.Row>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var read = await response.Read(PeriodField.Of(asked["period"], actor.Today), actor, stop);
        return read.IsRefused ? read.Refusal : Of(asked, read.Value, actor);
    }

    internal Listing<ReadResponse.Row> Of(ListAsked asked, IEnumerable<ReadResponse.Row> rows, Actor actor)
    {
        var unit = asked["unit"] is { } code ? actor.Directory.Unit(code)?.Id ?? Guid.Empty : (Guid?)null;
        return Listing<ReadResponse.Row>.Of(asked,
            rows.Where(row => unit is null || row.Link.CustomerId == unit || actor.Chain.ProviderOf(row.Link) == unit).Where(row => asked["show"] switch
            {
                "unanswered" => row.Response.Answers == 0 && row.Mode is not RatingMode.Sealed,
                "ceiling" => row.Response.IsCeiling,
                _ => true,
            }),
            [
                new(t["Service"], row => SignWords.Service(row.Link.ServiceId, actor.Chain)) { Sort = "service" },
                new(t["Provider"], row => SignWords.Unit(actor.Chain.ProviderOf(row.Link), actor.Chain)) { Sort = "provider" },
                new(t["Customer"], row => SignWords.Unit(row.Link.CustomerId, actor.Chain)) { Sort = "customer" },
                new(t["Mode"], row => t[$"Mode.{row.Mode}"].Value),
                new(t["Eligible"], row => row.Response.Eligible) { Sort = "eligible" },
                new(t["Raters"], row => row.Response.Raters) { Sort = "raters" },
                new(t["Response"], row => row.Response.Share) { Sort = "response" },
                new(t["Sealed"], row => row.SealedTenths / 10.0),
                new(t["Asked"], row => row.Asked?.Asked) { Sort = "asked" },
                new(t["Unanswered"], row => row.Asked?.Unanswered) { Sort = "waiting" },
                new(t["Answers"], row => row.Response.Answers) { Sort = "answers" },
                new(t["AllGood"], row => row.Response.AllGood) { Sort = "good" },
            ], "response");
    }
}
