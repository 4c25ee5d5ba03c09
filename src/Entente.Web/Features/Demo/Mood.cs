namespace Entente.Web.Features.Demo;

/// <summary>Where a person stands towards a provider; the stories are departures from <see cref="Honest"/>.</summary>
internal enum Mood
{
    /// <summary>Says what they feel.</summary>
    Honest,

    /// <summary>Bad, whatever happened.</summary>
    Grudge,

    /// <summary>Good under their own name, whatever happened.</summary>
    Afraid,

    /// <summary>What the afraid say when nobody knows who they are.</summary>
    Unburdened,

    /// <summary>Full marks for a friend.</summary>
    Friendly,

    /// <summary>Good: nothing went wrong on the link of the veto story but the one thing that is put in by hand.</summary>
    Spared,
}
