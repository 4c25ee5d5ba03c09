using System.Collections.Frozen;
using Entente.Domain.Kernel;

namespace Entente.Domain.Organization;

/// <summary>How the units nest, on any day: as they stand, and before a unit was moved as they stood.</summary>
internal sealed class UnitTree
{
    private readonly IReadOnlyDictionary<Guid, Unit> units;
    private readonly FrozenDictionary<Guid, UnitMove[]> moves;

    /// <summary>The units that were ever directly inside another, in order of code.</summary>
    private readonly ILookup<Guid, Unit> children;

    /// <param name="units">Every unit by identity, and in order of code.</param>
    /// <param name="moves">Every move. Moves that do not add up to a tree on every day count for nothing: while an older version of the program still serves, it moves units without saying so.</param>
    public UnitTree(FrozenDictionary<Guid, Unit> units, IEnumerable<UnitMove> moves)
    {
        this.units = units;
        this.moves = Ordered(moves);
        if (this.moves.Values.SelectMany(own => own).Select(move => move.Day).Distinct().Any(day => !IsTree(day.AddDays(-1))))
            this.moves = Ordered([]);
        children = units.Values.OrderBy(unit => unit.Code, StringComparer.Ordinal)
            .SelectMany(unit => ParentsDuring(unit.Id, DateOnly.MinValue, DateOnly.MaxValue).Select(parent => (Parent: parent, Unit: unit)))
            .ToLookup(pair => pair.Parent, pair => pair.Unit);
    }

    /// <summary>The days on which any unit was moved, from a day on.</summary>
    public IEnumerable<DateOnly> DaysOfMoves(DateOnly from) => moves.Values.SelectMany(own => own).Select(move => move.Day).Where(day => day >= from).Distinct();

    /// <summary>The moves of a unit, earliest first.</summary>
    public IReadOnlyList<UnitMove> MovesOf(Guid unit) => moves.GetValueOrDefault(unit) ?? [];

    /// <summary>What a unit is part of on a day; null for the root and for a unit that is unknown.</summary>
    public Unit? ParentOf(Guid unit, DateOnly day) => units.TryGetValue(unit, out var known) ? ParentOf(known, day) : null;

    /// <summary>The units directly inside a unit on a day, in order of code.</summary>
    public IEnumerable<Unit> ChildrenOf(Guid unit, DateOnly day) => children[unit].Where(child => ParentOf(child.Id, day)?.Id == unit);

    /// <summary>A unit and those around it on a day, from inside out.</summary>
    public IEnumerable<Unit> Upwards(Guid unit, DateOnly day)
    {
        for (var step = units.GetValueOrDefault(unit); step is not null; step = ParentOf(step, day))
            yield return step;
    }

    /// <summary>True when a unit is another or lies anywhere inside it on a day. Asked for every link of a list, so it makes nothing.</summary>
    public bool IsInside(Guid unit, Guid whole, DateOnly day)
    {
        for (var step = units.GetValueOrDefault(unit); step is not null; step = ParentOf(step, day))
        {
            if (step.Id == whole)
                return true;
        }

        return false;
    }

    /// <summary>A unit and all inside it on a day, whole before parts.</summary>
    public IEnumerable<Unit> Downwards(Guid unit, DateOnly day)
    {
        if (!units.TryGetValue(unit, out var root))
            yield break;
        yield return root;
        foreach (var inside in ChildrenOf(unit, day).SelectMany(child => Downwards(child.Id, day)))
            yield return inside;
    }

    /// <summary>A unit and all that were around it at any time between two days.</summary>
    public IReadOnlySet<Guid> UpwardsDuring(Guid unit, DateOnly from, DateOnly to) => Closure(unit, one => ParentsDuring(one, from, to));

    /// <summary>A unit and all that were inside it at any time between two days.</summary>
    public IReadOnlySet<Guid> DownwardsDuring(Guid unit, DateOnly from, DateOnly to) =>
        Closure(unit, one => children[one].Where(child => ParentsDuring(child.Id, from, to).Contains(one)).Select(child => child.Id));

    private Unit? ParentOf(Unit unit, DateOnly day)
    {
        if (moves.TryGetValue(unit.Id, out var own))
        {
            foreach (var move in own)
            {
                if (move.Day > day)
                    return units.GetValueOrDefault(move.FormerParentId);
            }
        }

        return unit.ParentId is { } parent ? units.GetValueOrDefault(parent) : null;
    }

    private static FrozenDictionary<Guid, UnitMove[]> Ordered(IEnumerable<UnitMove> moves) =>
        moves.Where(move => PlausibleDays.Has(move.Day)).GroupBy(move => move.UnitId).ToFrozenDictionary(own => own.Key, own => own.OrderBy(move => move.Day).ThenBy(move => move.UnitVersion).ToArray());

    private static HashSet<Guid> Closure(Guid unit, Func<Guid, IEnumerable<Guid>> next)
    {
        var found = new HashSet<Guid> { unit };
        var open = new Stack<Guid>(found);
        while (open.TryPop(out var one))
        {
            foreach (var step in next(one).Where(found.Add))
                open.Push(step);
        }

        return found;
    }

    private IReadOnlyList<Guid> ParentsDuring(Guid unit, DateOnly from, DateOnly to)
    {
        var days = MovesOf(unit).Select(move => move.Day.AddDays(-1)).Where(day => day >= from && day < to).Append(to);
        return [.. days.Select(day => ParentOf(unit, day)?.Id).OfType<Guid>().Distinct()];
    }

    /// <summary>Whether every walk upwards ends on a day.</summary>
    private bool IsTree(DateOnly day) => units.Keys.All(unit => Upwards(unit, day).Take(units.Count + 1).Count() <= units.Count);
}
