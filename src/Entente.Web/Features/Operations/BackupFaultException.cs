namespace Entente.Web.Features.Operations;

/// <summary>A backup cannot be used; the message is the sentence that says why and what to do.</summary>
public sealed class BackupFaultException(string sentence) : Exception(sentence);
