using Entente.Domain.Workshops;

namespace Entente.Web.Features.Demo;

/// <summary>A goal workshop of the example company; people are named by the units that they manage on the day.</summary>
/// <param name="IsNext">True for the one that goes on now for the period to come; false for the one that set this year's goals.</param>
/// <param name="Place">Where they meet.</param>
/// <param name="Facilitator">Who leads it.</param>
/// <param name="Participants">Who takes part.</param>
/// <param name="Dots">How many dots each has.</param>
/// <param name="Facts">The state sheet.</param>
/// <param name="Notes">What is written, earliest first.</param>
/// <param name="Candidates">The goals that were proposed.</param>
public sealed record ExampleWorkshop(bool IsNext, string Place, string Facilitator, IReadOnlyList<string> Participants, int Dots, IReadOnlyList<ExampleWorkshop.Fact> Facts, IReadOnlyList<ExampleWorkshop.Note> Notes, IReadOnlyList<ExampleWorkshop.Candidate> Candidates)
{
    /// <param name="Key">By which notes name it.</param>
    public sealed record Fact(string Key, FactArea Area, string Indicator, string Value, string? LastYear, string Source, FactTrend Trend);

    /// <param name="Key">By which strategies and goals name it.</param>
    public sealed record Note(string Key, NoteKind Kind, string By, string Text)
    {
        public string? Group { get; init; }

        /// <summary>The facts or notes on which it rests.</summary>
        public IReadOnlyList<string> Rests { get; init; } = [];
    }

    /// <param name="By">Who proposed it.</param>
    /// <param name="Strategies">Of what it comes.</param>
    /// <param name="Dots">How many dots the manager of each unit put on it.</param>
    /// <param name="IsChosen">True where it was countersigned.</param>
    /// <param name="Objections">Why a unit's manager objects.</param>
    /// <param name="Comments">What a unit's manager said to it beforehand.</param>
    public sealed record Candidate(string By, IReadOnlyList<string> Strategies, IReadOnlyDictionary<string, int> Dots, bool IsChosen, IReadOnlyDictionary<string, string> Objections, IReadOnlyDictionary<string, string> Comments)
    {
        /// <summary>The title of the goal that came of it.</summary>
        public string? Goal { get; init; }

        /// <summary>Its text, where no goal came of it.</summary>
        public ExampleGoal? Text { get; init; }
    }
}
