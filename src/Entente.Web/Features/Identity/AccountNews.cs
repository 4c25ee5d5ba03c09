using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Identity;

/// <summary>Tells people what changed in how they sign in: whoever did not do it themselves learns of it.</summary>
public sealed class AccountNews(IStringLocalizer<IdentityTexts> t, TimeProvider clock)
{
    /// <summary>The kind of these messages.</summary>
    public const string Kind = "account";

    /// <summary>Puts it on its way with the next save.</summary>
    /// <param name="db">Where.</param>
    /// <param name="person">Whom.</param>
    /// <param name="what">The last part of the text's key.</param>
    /// <param name="arguments">What fills it.</param>
    internal void Tell(EntenteDb db, Guid person, string what, params object[] arguments) =>
        db.Tell(person, Kind, Bilingual.Of(() => t[$"Tell.{what}", arguments]), "/account", clock.Now(), Bilingual.Of(() => t["Tell.Why"]));
}
