using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Domain.Scorecards;

namespace Entente.Web.Features.Scorecards;

/// <summary>A scorecard as it is kept. Doubles round-trip exactly, so a kept figure is the figure that was computed.</summary>
internal static class ScorecardJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static string Write(Scorecard scorecard) => JsonSerializer.Serialize(scorecard, Options);

    public static Scorecard Read(string document) => JsonSerializer.Deserialize<Scorecard>(document, Options)!;
}
