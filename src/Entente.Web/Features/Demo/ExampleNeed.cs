using Entente.Domain.Needs;

namespace Entente.Web.Features.Demo;

/// <summary>A need of the example: raised here, or, where the title is one that a dialogue raised, only taken further.</summary>
/// <param name="Days">When it was raised: days before today.</param>
/// <param name="State">How far it came.</param>
public sealed record ExampleNeed(string Raiser, string Provider, string Title, int Days, NeedState State)
{
    public string? Text { get; init; }

    /// <summary>What was said with the steps, by the state they led to.</summary>
    public IReadOnlyDictionary<NeedState, string> Words { get; init; } = new Dictionary<NeedState, string>();

    /// <summary>The title of the goal with which it was planned; null for a plan in words.</summary>
    public string? Goal { get; init; }

    /// <summary>On which day a step was taken, by the state it led to, where it hangs together with something else.</summary>
    public IReadOnlyDictionary<NeedState, string> On { get; init; } = new Dictionary<NeedState, string>();

    /// <summary>The service whose last bad rating with a comment it came from; null where it came up by itself.</summary>
    public string? FromRating { get; init; }

    /// <summary>Who asked for the same in other words, merged into it; null where nobody did.</summary>
    public ExampleRaiser? Also { get; init; }

    /// <summary>Days between one step and the next.</summary>
    public int Pace { get; init; } = 3;

    /// <summary>What was answered to a refusal; null where nobody answered.</summary>
    public string? Answered { get; init; }
}
