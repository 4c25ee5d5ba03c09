namespace Entente.Domain.Workshops;

/// <summary>What may be done in a workshop; which kinds of notes may be written when stands in <see cref="NoteKinds"/>.</summary>
public enum WorkshopVerb
{
    /// <summary>Changes time, place, facilitator, participants and dots.</summary>
    Plan,

    /// <summary>Goes on to the next stage, or back to an earlier one.</summary>
    Move,

    /// <summary>Makes what is written from now on unseen, or shows what was.</summary>
    Reveal,

    /// <summary>Sets or stops the timer.</summary>
    Time,

    /// <summary>Writes, edits, groups and cites notes.</summary>
    Write,

    /// <summary>Writes the sheet of facts.</summary>
    WriteFacts,

    /// <summary>Writes goals that are candidates.</summary>
    WriteGoals,

    /// <summary>Puts dots on goals.</summary>
    Vote,

    /// <summary>Closes the vote: the dots are counted and shown.</summary>
    CloseVote,

    /// <summary>Says which goals go on to be countersigned.</summary>
    Choose,

    /// <summary>Countersigns a goal, or objects.</summary>
    Countersign,

    /// <summary>Makes the countersigned goals those of the company.</summary>
    Ratify,

    /// <summary>Gives the workshop up.</summary>
    CallOff,
}
