namespace Entente.Web.Features.Bots.Platforms;

/// <summary>What a platform's answer means for what was asked.</summary>
internal enum Ending
{
    /// <summary>Done.</summary>
    Taken,

    /// <summary>The token is over; a new one is fetched, and it is asked once more.</summary>
    TokenOld,

    /// <summary>Not now.</summary>
    Later,

    /// <summary>Never: it is about this message or its receiver.</summary>
    Refused,

    /// <summary>It is about us, or we ask too often: nothing else would fare better now.</summary>
    Broken,
}
