namespace Entente.Domain.Kernel;

/// <summary>What sort of "no" a <see cref="Refusal"/> is; decides the HTTP status in one place.</summary>
public enum RefusalKind
{
    /// <summary>The thing does not exist, or the asker may not know that it does (404).</summary>
    NotFound,

    /// <summary>The asker may not do this (403).</summary>
    Forbidden,

    /// <summary>It would contradict what already stands (409).</summary>
    Conflict,

    /// <summary>It changed since the asker looked (412).</summary>
    Stale,

    /// <summary>What was given makes no sense here (422).</summary>
    Unprocessable,

    /// <summary>Too much is waiting; the asker tries again shortly (503).</summary>
    Busy,
}
