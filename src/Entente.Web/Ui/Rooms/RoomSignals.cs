using System.Collections.Concurrent;

namespace Entente.Web.Ui.Rooms;

/// <summary>
/// Tells the rooms of this node at once that something was stored, and who is in them. It carries no content: whoever hears it reads
/// the database, where rooms of other nodes find the same by the revision of what the room is about.
/// </summary>
public sealed class RoomSignals
{
    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<object, Seat>> rooms = new();

    /// <summary>Somebody in a room.</summary>
    /// <param name="PersonId">Who.</param>
    /// <param name="UnitId">For which unit; null for whoever only reads.</param>
    /// <param name="Part">Under which part they write just now; null while they do not.</param>
    /// <param name="IsAway">True while their connection is broken.</param>
    public sealed record Present(Guid PersonId, Guid? UnitId, string? Part, bool IsAway);

    private sealed record Seat(Present Who, Func<Task> Changed);

    /// <summary>Takes a seat, or changes what is said about it.</summary>
    public void Sit(Guid room, object seat, Present who, Func<Task> changed)
    {
        rooms.GetOrAdd(room, _ => new())[seat] = new Seat(who, changed);
        Raise(room);
    }

    /// <summary>Leaves.</summary>
    public void Leave(Guid room, object seat)
    {
        if (rooms.TryGetValue(room, out var seats) && seats.TryRemove(seat, out _))
            Raise(room);
    }

    /// <summary>Who is in a room, each once: where somebody has two windows, the one in which they write.</summary>
    public IReadOnlyList<Present> In(Guid room) =>
        rooms.TryGetValue(room, out var seats)
            ? [.. seats.Values.Select(seat => seat.Who).GroupBy(who => who.PersonId).Select(same => same.OrderBy(who => who.IsAway).ThenByDescending(who => who.Part is not null).First()).OrderBy(who => who.PersonId)]
            : [];

    /// <summary>Says that something changed.</summary>
    public void Raise(Guid room)
    {
        if (!rooms.TryGetValue(room, out var seats))
            return;
        // On threads of their own: a window that is slow to draw holds up nobody who writes.
        foreach (var seat in seats.Values)
            _ = Task.Run(seat.Changed);
    }
}
