using Entente.Domain.Fairness;
using Entente.Web.Platform;

namespace Entente.Web.Features.Fairness;

/// <summary>
/// The rules of <see cref="FairnessAccess"/> for whoever asks. A key reads with its own scope alone, not with <c>admin</c>, and never a rater's name: that is a person's act, and on record.
/// </summary>
internal static class FairnessRights
{
    public const string ReadScope = "fairness:read";

    public static bool MayRead(Actor actor) => actor.KeyId is not null ? actor.Scopes.Contains(ReadScope) : actor.Person is { } person && FairnessAccess.MayRead(actor.Directory, person.Id);

    public static bool MayReview(Actor actor, Sign sign) => actor.Person is { } person && FairnessAccess.MayReview(actor.Directory, sign, person.Id, actor.Today);

    public static bool HasPart(Actor actor, Sign sign) => actor.Person is { } person && FairnessAccess.HasPart(actor.Directory, sign, person.Id, actor.Today);
}
