using System.Text.Json;
using Entente.Domain.Kernel;

namespace Entente.Web.Features.Provisioning;

/// <summary>Reads what directories send: names of attributes in any case, truth as a word or as a string, patches with and without a path.</summary>
internal static class ScimReader
{
    private static readonly string[] Operations = ["add", "replace", "remove"];

    /// <summary>One step of a patch.</summary>
    /// <param name="Kind"><c>add</c>, <c>replace</c> or <c>remove</c>.</param>
    /// <param name="Path">The attribute, in lower case without its schema; empty where the value is a whole object.</param>
    /// <param name="Value">What for; undefined where there is none.</param>
    public sealed record Operation(string Kind, string Path, JsonElement Value);

    /// <summary>The attribute of an object, whatever the case of its name.</summary>
    public static JsonElement? Get(JsonElement of, string name)
    {
        if (of.ValueKind is not JsonValueKind.Object)
            return null;
        foreach (var property in of.EnumerateObject())
        {
            if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
                return property.Value;
        }

        return null;
    }

    /// <summary>A text; null where it is missing, empty or something else.</summary>
    public static string? Text(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.String } text && text.GetString() is { } said && !string.IsNullOrWhiteSpace(said) ? said.Trim() : null;

    /// <summary>A truth, also as the string that some directories send; null where it is none.</summary>
    public static bool? Truth(JsonElement? value) => value?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when bool.TryParse(value.Value.GetString(), out var truth) => truth,
        _ => null,
    };

    /// <summary>A whole user, as POST and PUT send it; <paramref name="before"/> is what holds where nothing is said.</summary>
    public static Outcome<ScimUser> User(JsonElement sent, ScimUser? before)
    {
        if (sent.ValueKind is not JsonValueKind.Object)
            return new ScimInvalid("a resource is an object");
        if (Text(Get(sent, "userName")) is not { } userName)
            return new ScimInvalid("userName is missing");
        var name = Text(Get(sent, "displayName")) ?? NameOf(Get(sent, "name")) ?? before?.Name ?? userName;
        var department = Get(sent, ScimJson.Enterprise) is { } extension ? Text(Get(extension, "department")) : null;
        return new ScimUser(userName, Text(Get(sent, "externalId")), name, Text(Get(sent, "title")), department ?? before?.Department, Truth(Get(sent, "active")) ?? true);
    }

    /// <summary>The user after a patch.</summary>
    public static Outcome<ScimUser> Patched(ScimUser user, JsonElement patch)
    {
        var steps = Steps(patch);
        if (steps.IsRefused)
            return steps.Refusal;
        foreach (var step in steps.Value.Steps)
        {
            var next = step.Path.Length > 0 ? Set(user, step.Path, step) : Whole(user, step);
            if (next.IsRefused)
                return next;
            user = next.Value;
        }

        return user;
    }

    /// <summary>What a patch asks for, in order.</summary>
    public static Outcome<Patch> Steps(JsonElement patch)
    {
        if (Get(patch, "Operations") is not { ValueKind: JsonValueKind.Array } operations)
            return new ScimInvalid("Operations is missing");
        var steps = new List<Operation>();
        foreach (var one in operations.EnumerateArray())
        {
            if (Text(Get(one, "op"))?.ToLowerInvariant() is not { } kind || !Operations.Contains(kind, StringComparer.Ordinal))
                return new ScimInvalid("op is add, replace or remove");
            var path = Text(Get(one, "path")) ?? "";
            if (path.StartsWith("urn:", StringComparison.OrdinalIgnoreCase))
                path = path[(path.LastIndexOf(':') + 1)..];
            if (kind == "remove" && path.Length == 0)
                return new ScimInvalid("remove needs a path");
            steps.Add(new Operation(kind, path, Get(one, "value") ?? default));
        }

        return new Patch(steps);
    }

    /// <param name="Steps">What is asked for, in order.</param>
    public sealed record Patch(IReadOnlyList<Operation> Steps);

    private static Outcome<ScimUser> Whole(ScimUser user, Operation step)
    {
        if (step.Value.ValueKind is not JsonValueKind.Object)
            return new ScimInvalid("an operation without a path needs an object");
        foreach (var property in step.Value.EnumerateObject())
        {
            // The extension may come as an object under its name, or as one long name for each of its attributes.
            var name = property.Name.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) && property.Value.ValueKind is not JsonValueKind.Object ? property.Name[(property.Name.LastIndexOf(':') + 1)..] : property.Name;
            var next = string.Equals(name, ScimJson.Enterprise, StringComparison.OrdinalIgnoreCase)
                ? Whole(user, step with { Value = property.Value })
                : Set(user, name, step with { Value = property.Value });
            if (next.IsRefused)
                return next;
            user = next.Value;
        }

        return user;
    }

    private static Outcome<ScimUser> Set(ScimUser user, string path, Operation step)
    {
        var isRemoved = step.Kind == "remove";
        var text = isRemoved ? null : Text(step.Value);
        switch (path.ToLowerInvariant())
        {
            case "username":
                return text is null ? new ScimInvalid("userName cannot be empty") : user with { UserName = text };
            case "externalid":
                return user with { ExternalId = text };
            case "displayname" or "name.formatted":
                return user with { Name = text ?? user.Name };
            case "name":
                return user with { Name = NameOf(step.Value) ?? user.Name };
            case "title":
                return user with { Title = text };
            case "department":
                return user with { Department = text ?? user.Department };
            case "active":
                return isRemoved ? user : Truth(step.Value) is { } isActive ? user with { IsActive = isActive } : new ScimInvalid("active is true or false");
            default:
                // A directory sends all that it maps; what we have no place for is no mistake of its.
                return user;
        }
    }

    /// <summary>The whole name; where only its parts are sent, in the order in which it is written.</summary>
    private static string? NameOf(JsonElement? name)
    {
        if (name is not { ValueKind: JsonValueKind.Object } parts)
            return null;
        if (Text(Get(parts, "formatted")) is { } formatted)
            return formatted;
        return (Text(Get(parts, "familyName")), Text(Get(parts, "givenName"))) switch
        {
            ({ } family, { } given) => family.Any(letter => letter is >= '一' and <= '鿿') ? family + given : $"{given} {family}",
            var (family, given) => family ?? given,
        };
    }
}
