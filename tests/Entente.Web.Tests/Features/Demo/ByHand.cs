using System.Net.Http.Json;
using System.Text.Json;
using Entente.Domain.Organization;
using Entente.Web.Tests.Kit;

namespace Entente.Web.Tests.Features.Demo;

/// <summary>Every published sheet as a program reads it, computed again as one would by hand (scoring.md, Appraisal) from the facts that stand beside its numbers; nothing of the program's own arithmetic is used.</summary>
internal static class ByHand
{
    private const int FewestVerdicts = 3;

    /// <returns>How many sheets were compared.</returns>
    public static async Task<int> Compare(App app, Person reader)
    {
        var stop = TestContext.Current.CancellationToken;
        using var http = await app.As(reader);
        var compared = 0;
        var cycles = await http.GetFromJsonAsync<JsonElement>("/api/v1/appraisals", stop);
        foreach (var cycle in cycles.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("period").GetString()))
        {
            var whole = await http.GetFromJsonAsync<JsonElement>($"/api/v1/appraisals/{cycle}", stop);
            foreach (var unit in whole.GetProperty("sheets").EnumerateArray().Select(one => one.GetProperty("unit").GetString()))
            {
                var sheet = await http.GetFromJsonAsync<JsonElement>($"/api/v1/appraisals/{cycle}/{unit}", stop);
                if (sheet.GetProperty("isDraft").GetBoolean())
                    continue;
                var printed = sheet.GetProperty("figures");
                Assert.Equal(Of(sheet), (Number(printed, "management"), Number(printed, "service"), Number(printed, "total"), printed.GetProperty("duty").GetString()));
                compared++;
            }
        }

        return compared;
    }

    private static (decimal? Management, decimal? Service, decimal? Total, string? Duty) Of(JsonElement sheet)
    {
        var facts = sheet.GetProperty("facts");
        var (management, service) = (Superior(sheet, facts), Customers(facts));
        if (sheet.GetProperty("appeal") is { ValueKind: JsonValueKind.Object } appeal)
            (management, service) = (management is null ? null : Number(appeal, "management") ?? management, service is null ? null : Number(appeal, "service") ?? service);
        var terms = facts.GetProperty("terms");
        var weight = Number(terms, "managementWeight")!.Value;
        var total = management is { } m && service is { } c ? Tenths(((weight * m) + ((100 - weight) * c)) / 100) : (decimal?)null;
        var failed = service < Number(terms, "servicePass") || (service is not null && management < Number(terms, "managementPass"));
        return (management, service, total, failed ? "notFulfilled" : total is null ? "notAppraised" : "fulfilled");
    }

    private static decimal? Superior(JsonElement sheet, JsonElement facts)
    {
        var points = facts.GetProperty("goals").EnumerateArray().Where(goal => goal.GetProperty("verdict").ValueKind is JsonValueKind.Object).Select(goal => Number(goal.GetProperty("verdict"), "points")!.Value).ToList();
        if (points.Count == 0)
            return null;
        var calibrations = sheet.GetProperty("calibrations").EnumerateArray().ToList();
        return calibrations.Count > 0 ? Number(calibrations[^1], "to") : Tenths(points.Sum() / points.Count);
    }

    private static decimal? Customers(JsonElement facts)
    {
        var shares = facts.GetProperty("goals").EnumerateArray().Where(goal => goal.GetProperty("jointly").GetBoolean() && goal.GetProperty("state").GetString() == "verified").Select(goal => Number(goal, "share")).OfType<decimal>().ToList();
        var verdicts = facts.GetProperty("links").EnumerateArray().Where(link => link.GetProperty("missing").GetArrayLength() == 0 || link.GetProperty("waiverReason").ValueKind is JsonValueKind.String)
            .Select(link => link.GetProperty("verdict").GetString()).Where(verdict => verdict != "noAnswer").ToList();
        decimal? satisfied = verdicts.Count == 0 ? null : 100m * verdicts.Count(verdict => verdict is "satisfied" or "recovered") / verdicts.Count;
        if (shares.Count == 0)
            return verdicts.Count < FewestVerdicts ? null : Tenths(satisfied!.Value);
        var goals = 100 * shares.Sum() / shares.Count;
        return Tenths(satisfied is { } links ? (goals + links) / 2 : goals);
    }

    private static decimal? Number(JsonElement of, string name) => of.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;

    private static decimal Tenths(decimal points) => Math.Floor((points * 10) + 0.5m) / 10;
}
