using Entente.Web.Platform;
using Microsoft.AspNetCore.Authorization;

namespace Entente.Web.Features.Identity;

/// <summary>Asks something of the present actor, not of claims that were true when they signed in.</summary>
public sealed class ActorRequirement(Func<Actor, bool> holds) : IAuthorizationRequirement
{
    public bool Holds(Actor actor) => holds(actor);

    /// <summary>Answers for the actor of the request.</summary>
    public sealed class Handler(CurrentActor current) : AuthorizationHandler<ActorRequirement>
    {
        protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, ActorRequirement requirement)
        {
            if (await current.Read(CancellationToken.None) is { } actor && (requirement.Holds(actor) || OnlySaysWhyNot(context)))
                context.Succeed(requirement);
        }

        /// <summary>Routing answers a wrong method or a wrong form of content by an endpoint of its own, which does nothing else and has no policy to carry.</summary>
        private static bool OnlySaysWhyNot(AuthorizationHandlerContext context) => context.Resource is HttpContext http && http.GetEndpoint() is not (null or RouteEndpoint);
    }
}
