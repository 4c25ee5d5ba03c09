using Entente.Domain.Messages;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Platform.Messages;

/// <summary>A kind of message that people can choose the ways of. A feature registers its own with <c>AddMessageKind</c>.</summary>
/// <param name="Texts">The feature's class of texts, which says under <c>Message.name</c> what this kind is about.</param>
/// <param name="Name">What it is called in the database; never changed once released.</param>
/// <param name="Mail">When it goes out by mail until a person says otherwise.</param>
public sealed record MessageKind(Type Texts, string Name, Timing Mail)
{
    /// <summary>What holds until a person says otherwise. What is worth a mail at once is worth a line in the chat; what can wait for a digest stays out of it.</summary>
    public MessageChoice Usual { get; } = new(Name, true, new Dictionary<string, Timing>(StringComparer.Ordinal) { [Channel.Mail] = Mail, [Channel.Chat] = Mail is Timing.AtOnce ? Timing.AtOnce : Timing.Never });

    public string Words(IStringLocalizerFactory factory) => factory.Create(Texts)[$"Message.{Name}"];
}
