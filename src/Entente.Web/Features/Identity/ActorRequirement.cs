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
            if (await current.Read(CancellationToken.None) is { } actor && requirement.Holds(actor))
                context.Succeed(requirement);
        }
    }
}
