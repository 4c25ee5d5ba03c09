using Entente.Domain.Scorecards;

namespace Entente.Web.Ui.Charts;

/// <summary>How a verdict is drawn: colours name the stylesheet's custom properties, and lines differ in kind as well.</summary>
public static class VerdictInk
{
    public static string Colour(Verdict verdict) => verdict switch
    {
        Verdict.Satisfied => "--good",
        Verdict.Recovered => "--recovered",
        Verdict.Dissatisfied => "--bad",
        Verdict.NoAnswer => "--none",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    public static string Ground(Verdict verdict) => Colour(verdict) + "-bg";

    public static string Line(Verdict verdict) => verdict switch { Verdict.NoAnswer => "dotted", Verdict.Recovered => "dashed", _ => "solid" };
}
