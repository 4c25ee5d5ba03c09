namespace Entente.Web.Features.Workshops;

/// <summary>What is done with a note.</summary>
public enum NoteChange
{
    Edit,
    Move,
    Cite,
    Remove,
}
