namespace Entente.Domain.Cadences;

/// <summary>The steps of a meeting.</summary>
public enum MeetingVerb
{
    /// <summary>Agenda and minutes are written.</summary>
    Write,

    /// <summary>It was held, and its minutes stand.</summary>
    Finish,

    /// <summary>Another day or hour, with a reason.</summary>
    Move,

    /// <summary>It is called off, with a reason.</summary>
    Cancel,

    /// <summary>It was not held, with a reason.</summary>
    Miss,

    /// <summary>Minutes that do not stand are opened again, with a reason.</summary>
    Reopen,
}
