namespace Entente.Web.Platform;

/// <summary>Who asks in this request, resolved once.</summary>
public sealed class CurrentActor(IHttpContextAccessor http, Actors actors)
{
    private static readonly object Resolved = new();

    /// <summary>The actor; null when nobody is signed in.</summary>
    public async ValueTask<Actor?> Read(CancellationToken stop)
    {
        if (http.HttpContext is not { } context)
            return null;
        if (context.Items.TryGetValue(Resolved, out var known))
            return (Actor?)known;
        var actor = await actors.Of(context.User, context.Features.Get<ChainOfRequest>(), stop);
        context.Items[Resolved] = actor;
        return actor;
    }

    /// <summary>The actor where one is certain, because the endpoint asks for one.</summary>
    public async ValueTask<Actor> Require(CancellationToken stop) =>
        await Read(stop) ?? throw new InvalidOperationException("This endpoint must ask for somebody who is signed in.");
}
