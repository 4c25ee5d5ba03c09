namespace Entente.Web.Features.Bots.Platforms;

/// <summary>What a platform said, once it is believed.</summary>
internal abstract record TapHeard
{
    private TapHeard()
    {
    }

    /// <summary>It only looks whether we are there.</summary>
    public sealed record Knock(string Answer, string Type) : TapHeard;

    /// <summary>Something else that is no tap of ours.</summary>
    public sealed record Other : TapHeard;

    /// <summary>Somebody tapped.</summary>
    /// <param name="Id">Names the tap; one that was heard before is no new one.</param>
    /// <param name="UserId">Who, as the platform says: not as the button does.</param>
    /// <param name="Path">The personal path that the button carried.</param>
    /// <param name="Say">The answer that the button carried.</param>
    public sealed record Tapped(string Id, string UserId, string Path, string Say) : TapHeard;
}
