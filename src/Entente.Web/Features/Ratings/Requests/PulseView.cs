using Entente.Domain.Chain;
using Entente.Domain.Kernel;

namespace Entente.Web.Features.Ratings.Requests;

/// <summary>What the page of a pulse shows; nothing of it follows from sealed ratings, except what was tapped just now.</summary>
public sealed record PulseView
{
    public required Period Quarter { get; init; }

    /// <summary>True when its quarter is over.</summary>
    public required bool IsOver { get; init; }

    public required SupplyChain Chain { get; init; }

    /// <summary>The links that are asked about, and the one that was tapped just now.</summary>
    public required IReadOnlyList<Link> Asks { get; init; }

    /// <summary>What was said openly this quarter of the links that are rated openly alone.</summary>
    public required IReadOnlyList<Said> Done { get; init; }

    /// <summary>What was tapped just now.</summary>
    public PulseTap? Tap { get; init; }

    /// <summary>A signed-in person's forms carry an anti-forgery token; of a personal link the link itself is the proof.</summary>
    public string? AntiforgeryToken { get; init; }

    public sealed record Said(Link Link, int Scale, int Level);
}
