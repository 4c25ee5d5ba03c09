namespace Entente.Web.Platform.Messages;

/// <summary>A way by which messages leave the program, such as mail. A feature registers one; nothing else knows how it works.</summary>
/// <param name="Name">What it is called in the database; never changed once released.</param>
/// <param name="IsSetUp">False while nobody said how; then nothing is put on its way by it.</param>
/// <param name="Begin">Begins a run in which several messages may share a connection.</param>
public sealed record Channel(string Name, Func<bool> IsSetUp, Func<ChannelRun> Begin)
{
    /// <summary>The channel that digests go by.</summary>
    public const string Mail = "mail";
}
