using System.Text.Json;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;
using Entente.Web.Platform.Happenings;

namespace Entente.Web.Features.Integrations.Webhooks;

/// <summary>Writes an event as a CloudEvent 1.0 in structured JSON.</summary>
internal static class EventBody
{
    public const string TypePrefix = "entente.";
    public const string ContentType = "application/cloudevents+json; charset=utf-8";

    private static readonly JsonEventFormatter Formatter = new(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }, default);

    public static byte[] Of(Happening happening, Uri source)
    {
        using var data = JsonDocument.Parse(happening.Data);
        return Formatter.EncodeStructuredModeMessage(
            new CloudEvent(CloudEventsSpecVersion.V1_0)
            {
                Id = happening.Id.ToString(),
                Source = source,
                Type = TypePrefix + happening.Kind,
                Subject = happening.Subject,
                Time = happening.At,
                DataContentType = "application/json",
                Data = data.RootElement,
            },
            out _).ToArray();
    }
}
