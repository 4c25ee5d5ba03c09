namespace Entente.Web.Ui;

/// <summary>Where an entry of the navigation stands: what is not in sight is one tap away, under "More".</summary>
public enum NavPlace
{
    /// <summary>In sight on every screen; a phone has room for four.</summary>
    Always,

    /// <summary>In sight at a desk.</summary>
    Desk,

    /// <summary>Under "More" on every screen.</summary>
    More,
}
