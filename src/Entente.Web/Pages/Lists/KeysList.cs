using Entente.Domain.Kernel;
using Entente.Web.Features.Identity;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Pages.Lists;

/// <summary>The API keys that were made; never the keys themselves nor their fingerprints.</summary>
public sealed class KeysList(ReadKeys keys, IStringLocalizer<Texts> texts) : IListSource<ApiKey>
{
    public async Task<Outcome<Listing<ApiKey>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var rows = (await keys.Read(stop)).Where(key => asked.Finds("q", key.Name, key.Scopes))
            .Where(key => asked["state"] switch { "revoked" => key.RevokedAt is not null, "valid" => key.RevokedAt is null, _ => true });
        return Listing<ApiKey>.Of(asked, rows, Columns(actor));
    }

    private List<ListColumn<ApiKey>> Columns(Actor actor) =>
    [
        new(texts["Admin.KeyName"], key => key.Name) { Sort = "name" },
        new(texts["Admin.KeyScopes"], key => key.Scopes) { Sort = "scopes" },
        new(texts["Admin.KeyCreated"], key => actor.Directory.DayOf(key.CreatedAt)) { Sort = "created" },
        new(texts["Admin.KeyRevoked"], key => key.RevokedAt is { } at ? actor.Directory.DayOf(at) : null) { Sort = "revoked" },
    ];
}
