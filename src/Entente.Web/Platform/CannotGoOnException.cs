namespace Entente.Web.Platform;

/// <summary>The program cannot do what it was started for; the message is the sentence that says why and what to do.</summary>
public sealed class CannotGoOnException(string sentence) : Exception(sentence);
