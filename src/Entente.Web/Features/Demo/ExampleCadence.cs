using Entente.Domain.Cadences;

namespace Entente.Web.Features.Demo;

/// <summary>An agreed recurring meeting of the example company; people are named by what stands before their address.</summary>
public sealed record ExampleCadence(string Title, IReadOnlyList<string> Units, IReadOnlyList<string> Participants, CadenceEvery Every, TimeOnly Time, int Minutes, string Place, double Kept, IReadOnlyList<ExampleTalk> Talks)
{
    public DayOfWeek? Weekday { get; init; }

    public int? Nth { get; init; }

    public int? DayOfMonth { get; init; }

    public string? OnlineAddress { get; init; }

    /// <summary>True where the other side has not answered yet.</summary>
    public bool IsProposal { get; init; }
}
