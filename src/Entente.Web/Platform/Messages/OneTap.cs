namespace Entente.Web.Platform.Messages;

/// <summary>
/// What can be answered by one tap where it is read, such as a button in a chat. A feature registers one for the personal paths that it
/// makes. Whoever carries the tap says who tapped; the path alone proves nothing.
/// </summary>
/// <param name="Prefix">Personal paths that begin so.</param>
/// <param name="Ask">The answers that there are, in the language of the moment, for the person whom the path was made for; null where it is answered on its page alone.</param>
/// <param name="Take">Takes a person's answer; null where the path is not theirs or over, or where a tap may not answer it.</param>
public sealed record OneTap(string Prefix, Func<Guid, string, CancellationToken, Task<OneTap.Question?>> Ask, Func<Guid, string, string, CancellationToken, Task<OneTap.Taken?>> Take)
{
    /// <param name="Answers">What is sent, and the words for it; none is chosen beforehand.</param>
    public sealed record Question(IReadOnlyList<(string Answer, string Words)> Answers);

    /// <param name="IsRecorded">False where the business said no.</param>
    /// <param name="Words">What is recorded now, or why nothing is.</param>
    public sealed record Taken(bool IsRecorded, string Words);
}
