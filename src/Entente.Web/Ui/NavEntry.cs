using Microsoft.Extensions.Localization;

namespace Entente.Web.Ui;

/// <summary>An entry of the main navigation. A feature registers its own with <c>AddNavEntry</c>.</summary>
/// <param name="Texts">The feature's class of texts, which holds the key.</param>
/// <param name="TextKey">The key of the entry's word.</param>
/// <param name="Href">The address; addresses below it count as the same place.</param>
/// <param name="Order">Small numbers come first; leave gaps.</param>
/// <param name="Icon">Shown above the word on phones.</param>
/// <param name="Policy">Who sees it; null for everybody who is signed in.</param>
/// <param name="Place">Where it is in sight.</param>
public sealed record NavEntry(Type Texts, string TextKey, string Href, int Order, Glyph Icon, string? Policy = null, NavPlace Place = NavPlace.Desk)
{
    public string Word(IStringLocalizerFactory factory) => factory.Create(Texts)[TextKey];

    public bool IsHere(PathString path) => Href == "/" ? path == "/" : path.StartsWithSegments(Href, StringComparison.OrdinalIgnoreCase);
}
