using System.Text.Json;
using Entente.Scoring.Ordinal;
using Entente.Scoring.Tests.Crossed;

namespace Entente.Scoring.Tests.Ordinal;

/// <summary>Agreement with R's ordinal::clmm and lme4::glmer on 73,421 real ratings.</summary>
public sealed class OrdinalReferenceTests
{
    [Fact]
    public void Five_points_agree_with_clmm()
    {
        var lectures = Lectures.Read();
        var fit = Fit(lectures, [.. lectures.Column("y").Select(value => value - 1)], 5);
        var reference = Read("ordinal_clmm_logit_laplace");
        double logLik = reference.GetProperty("logLik").GetDouble();
        // clmm stopped at a gradient of 0.01; this is the higher likelihood of the two, if only by 5e-8.
        Assert.InRange(fit.LogLikelihood, logLik - 1e-6, logLik + 1e-4);
        double[] alpha = [.. reference.GetProperty("alpha").EnumerateObject().Select(entry => entry.Value.GetDouble())];
        double[] errors = [.. reference.GetProperty("se").EnumerateObject().Select(entry => entry.Value.GetDouble())];
        for (int k = 0; k < alpha.Length; k++)
        {
            Assert.Equal(alpha[k], fit.Thresholds[k].Estimate, 1e-3);
            Assert.Equal(errors[k], fit.Thresholds[k].StandardError, 1e-3);
        }

        Assert.Equal(reference.GetProperty("beta").GetProperty("service1").GetDouble(), fit.Fixed[0].Estimate, 1e-3);
        Assert.Equal(errors[4], fit.Fixed[0].StandardError, 1e-3);
        Assert.Equal(reference.GetProperty("ST").GetProperty("s").GetDouble(), fit.Random[0].Sd, 1e-3);
        Assert.Equal(reference.GetProperty("ST").GetProperty("d").GetDouble(), fit.Random[1].Sd, 1e-3);
        Assert.True(fit.Converged);
        Assert.InRange(fit.GradientNorm, 0, 0.01);
    }

    [Fact]
    public void Good_or_bad_agrees_with_the_logistic_model_of_glmer()
    {
        var lectures = Lectures.Read();
        var fit = Fit(lectures, [.. lectures.Column("y").Select(value => value >= 4 ? 1 : 0)], 2);
        var reference = Read("binary_good_glmer").GetProperty("nAGQ1");
        double logLik = reference.GetProperty("logLik").GetDouble();
        // The higher likelihood of the two, by 1.5e-4: glmer stopped earlier.
        Assert.InRange(fit.LogLikelihood, logLik, logLik + 2e-4);
        Assert.Equal(-reference.GetProperty("fixef").GetProperty("(Intercept)").GetDouble(), fit.Thresholds[0].Estimate, 5e-5);
        Assert.Equal(reference.GetProperty("fixef").GetProperty("service1").GetDouble(), fit.Fixed[0].Estimate, 5e-5);
        Assert.Equal(reference.GetProperty("theta")[0].GetDouble(), fit.Random[0].Sd, 1e-4);
        Assert.Equal(reference.GetProperty("theta")[1].GetDouble(), fit.Random[1].Sd, 1e-4);
    }

    private static OrdinalFit Fit(Lectures lectures, int[] answers, int levels) =>
        Assert.IsType<OrdinalFit>(OrdinalModel.Fit(new OrdinalProblem(answers, levels, [lectures.Service], [lectures.Factor("s").Factor, lectures.Factor("d").Factor]), stop: TestContext.Current.CancellationToken));

    private static JsonElement Read(string name) =>
        JsonDocument.Parse(File.ReadAllText(Reference.File("insteval-reference.json"))).RootElement.GetProperty(name);
}
