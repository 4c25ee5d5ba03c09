using Entente.Domain.Scorecards;

namespace Entente.Web.Ui.Charts;

/// <summary>What one unit does for another.</summary>
/// <param name="From">The provider's node.</param>
/// <param name="To">The customer's node.</param>
/// <param name="Volume">How much is exchanged, such as the number of ratings.</param>
public sealed record ChainEdge(string From, string To, Verdict Verdict, int Volume, string Href);
