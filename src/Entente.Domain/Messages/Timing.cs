namespace Entente.Domain.Messages;

/// <summary>When what somebody is told goes out to them beside their inbox.</summary>
public enum Timing
{
    /// <summary>Not at all.</summary>
    Never,

    /// <summary>As soon as quiet hours allow.</summary>
    AtOnce,

    /// <summary>In the digest of the next morning.</summary>
    Daily,

    /// <summary>In the digest of the week's first working morning.</summary>
    Weekly,
}
