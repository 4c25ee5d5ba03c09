using System.Text.Json;
using Entente.Simulate;

namespace Entente.Scoring.Tests;

/// <summary>The rivals that the simulator compares with are the real ones: they agree with what Solidago itself gives.</summary>
public sealed class SolidagoTests
{
    [Fact]
    public void Both_estimators_agree_with_the_vectors_of_the_original()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Reference.File("solidago_vectors.json")));
        var vectors = document.RootElement.GetProperty("vectors").EnumerateArray().ToList();
        Assert.Equal(21, vectors.Count);
        foreach (var vector in vectors)
        {
            double lipschitz = vector.GetProperty("L").GetDouble();
            var (values, weights) = (Numbers(vector, "values"), Numbers(vector, "weights"));
            Assert.Equal(vector.GetProperty("qr_median").GetDouble(), Solidago.QrMedian(lipschitz, values, weights), 1e-8);
            Assert.Equal(vector.GetProperty("lr_mean").GetDouble(), Solidago.LrMean(lipschitz, values, weights), 1e-8);
        }
    }

    private static double[] Numbers(JsonElement vector, string name) => [.. vector.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];
}
