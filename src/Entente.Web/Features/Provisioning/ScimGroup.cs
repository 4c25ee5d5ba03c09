using System.Text.Json;
using Entente.Domain.Kernel;

namespace Entente.Web.Features.Provisioning;

/// <summary>A group as the company's directory describes it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="ExternalId">Its number there; null where it says none.</param>
/// <param name="Members">Who is counted to it.</param>
public sealed record ScimGroup(string Name, string? ExternalId, IReadOnlySet<Guid> Members)
{
    /// <summary>A whole group, as POST and PUT send it.</summary>
    internal static Outcome<ScimGroup> Of(JsonElement sent)
    {
        if (ScimReader.Text(ScimReader.Get(sent, "displayName")) is not { Length: <= DirectoryGroup.MaxNameLength } name)
            return new ScimInvalid("displayName is missing or too long");
        var members = MembersOf(ScimReader.Get(sent, "members"));
        return members.IsRefused ? members.Refusal : new ScimGroup(name, ScimReader.Text(ScimReader.Get(sent, "externalId")), members.Value.People);
    }

    /// <summary>The group after a patch.</summary>
    internal Outcome<ScimGroup> Patched(JsonElement patch)
    {
        var steps = ScimReader.Steps(patch);
        if (steps.IsRefused)
            return steps.Refusal;
        var group = this;
        foreach (var step in steps.Value.Steps)
        {
            var next = group.After(step);
            if (next.IsRefused)
                return next;
            group = next.Value;
        }

        return group;
    }

    private Outcome<ScimGroup> After(ScimReader.Operation step)
    {
        var path = step.Path.ToLowerInvariant();
        if (path.Length == 0)
            return AfterWhole(step);
        if (path == "displayname")
            return ScimReader.Text(step.Value) is { Length: <= DirectoryGroup.MaxNameLength } name ? this with { Name = name } : new ScimInvalid("displayName is missing or too long");
        if (path == "externalid")
            return this with { ExternalId = step.Kind == "remove" ? null : ScimReader.Text(step.Value) };
        if (path == "members")
        {
            var given = MembersOf(step.Value);
            if (given.IsRefused)
                return given.Refusal;
            return this with { Members = Changed(step.Kind, given.Value.People, step.Value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null) };
        }

        // members[value eq "…"]: how directories take one member out.
        const string One = "members[";
        if (path.StartsWith(One, StringComparison.Ordinal) && path.EndsWith(']'))
        {
            var filter = ScimFilter.Parse(step.Path[One.Length..^1], "value");
            return filter.IsRefused ? filter.Refusal
                : step.Kind == "remove" && Guid.TryParse(filter.Value.Value, out var id) ? this with { Members = Members.Where(member => member != id).ToHashSet() }
                : new ScimInvalid("only a member that is removed is named by a filter");
        }

        return this;
    }

    private Outcome<ScimGroup> AfterWhole(ScimReader.Operation step)
    {
        if (step.Value.ValueKind is not JsonValueKind.Object)
            return new ScimInvalid("an operation without a path needs an object");
        var group = this;
        foreach (var property in step.Value.EnumerateObject().Where(property => property.Name.Length > 0))
        {
            var next = group.After(step with { Path = property.Name, Value = property.Value });
            if (next.IsRefused)
                return next;
            group = next.Value;
        }

        return group;
    }

    private HashSet<Guid> Changed(string kind, IReadOnlySet<Guid> given, bool isAll) => kind switch
    {
        "add" => [.. Members, .. given],
        "remove" => isAll ? [] : [.. Members.Except(given)],
        _ => [.. given],
    };

    private static Outcome<Counted> MembersOf(JsonElement? sent)
    {
        var people = new HashSet<Guid>();
        if (sent is not { ValueKind: JsonValueKind.Array } members)
            return new Counted(people);
        foreach (var member in members.EnumerateArray())
        {
            if (!Guid.TryParse(ScimReader.Text(ScimReader.Get(member, "value")), out var id))
                return new ScimInvalid("a member has the id of a user as its value");
            people.Add(id);
        }

        return new Counted(people);
    }

    private sealed record Counted(IReadOnlySet<Guid> People);
}
