namespace Entente.Web.Platform.Messages;

/// <summary>
/// Turns a path into one that works for its receiver without signing in, when a message leaves. Such paths are keys: they are
/// never stored.
/// </summary>
/// <param name="Prefix">Paths that begin so.</param>
/// <param name="For">The personal path for a person; null where there is none.</param>
public sealed record PersonalLink(string Prefix, Func<Guid, string, string?> For);
