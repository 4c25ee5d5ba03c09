using Entente.Domain.Scorecards;

namespace Entente.Web.Ui.Charts;

/// <summary>A unit in a picture of the supply chain.</summary>
/// <param name="Id">Names it among the edges.</param>
/// <param name="Verdict">How its customers see it at worst.</param>
public sealed record ChainNode(string Id, string Name, string Href, Verdict Verdict);
