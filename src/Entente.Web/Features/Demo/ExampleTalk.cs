namespace Entente.Web.Features.Demo;

/// <summary>What an example meeting was about, and what came of it.</summary>
public sealed record ExampleTalk(IReadOnlyList<string> Agenda, string Minutes)
{
    /// <summary>What was decided; null where nothing was.</summary>
    public string? Decision { get; init; }

    /// <summary>What somebody took on; null where nobody did.</summary>
    public string? Action { get; init; }

    /// <summary>Who, by the name before the address; with an action.</summary>
    public string? Owner { get; init; }

    /// <summary>In how many days.</summary>
    public int Within { get; init; }
}
