using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace Entente.Web.Platform.Api;

/// <summary>
/// What a type is called in the OpenAPI document. The framework takes the bare name, so that one <c>Request</c> would stand for what
/// every use case takes: here a type inside a use case has that in front, and two types of one name are a fault instead of a wrong page.
/// </summary>
internal static class SchemaNames
{
    private static readonly ConcurrentDictionary<string, Type> Taken = new(StringComparer.Ordinal);

    public static string? Of(JsonTypeInfo info)
    {
        if (OpenApiOptions.CreateDefaultSchemaReferenceId(info) is null)
            return null;
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        var name = type.IsGenericType ? $"{type.Name.Split('`')[0]}Of{string.Concat(type.GetGenericArguments().Select(Plain))}" : Plain(type);
        var owner = Taken.GetOrAdd(name, type);
        return owner == type ? name : throw new InvalidOperationException($"{owner.FullName} and {type.FullName} would both be {name} in the OpenAPI document.");
    }

    private static string Plain(Type type) => type.DeclaringType is { } around && !IsListOfCalls(around) ? around.Name + type.Name : type.Name;

    private static bool IsListOfCalls(Type type) => type.Name.EndsWith("Endpoints", StringComparison.Ordinal) || type.Name.EndsWith("Calls", StringComparison.Ordinal) || type.Name.EndsWith("Files", StringComparison.Ordinal);
}
