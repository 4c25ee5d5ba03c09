using Entente.Web.Platform;

namespace Entente.Web.Features.Readiness;

/// <summary>Who waives, and who sees how far others are with the course. Which links count is open to everybody who is signed in.</summary>
internal static class ReadinessRights
{
    public const string ReadScope = "readiness:read";
    public const string WriteScope = "readiness:write";

    public static bool MayWaive(Actor actor) => actor.IsAdministrator || actor.HasScope(WriteScope);

    public static bool MayReadLearners(Actor actor) => actor.MayAdminister || actor.HasScope(ReadScope);
}
