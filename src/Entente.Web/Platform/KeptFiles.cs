using Entente.Web.Data;

namespace Entente.Web.Platform;

/// <summary>Files in the data folder that rows refer to: a backup takes them along.</summary>
/// <param name="Folder">Their folder within the data folder.</param>
/// <param name="Paths">Where each lies within it, with <c>/</c> between; the last part is the SHA-256 of the content in hexadecimal.</param>
public sealed record KeptFiles(string Folder, Func<EntenteDb, IEnumerable<string>> Paths);
