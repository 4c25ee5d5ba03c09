using Entente.Domain.Kernel;

namespace Entente.Domain.Messages;

/// <summary>How a person wants to hear from the program. Whoever set nothing has what is usual.</summary>
public sealed class MessageSettings
{
    /// <summary>The languages that mails are written in, the company's first.</summary>
    public static readonly IReadOnlyList<string> Languages = ["zh-CN", "en"];

    private MessageSettings()
    {
    }

    /// <summary>Whose they are.</summary>
    public Guid PersonId { get; private init; }

    /// <summary>The language of mails, one of <see cref="Languages"/>.</summary>
    public string Language { get; private set; } = Languages[0];

    /// <summary>When quiet begins, see <see cref="QuietHours"/>.</summary>
    public TimeOnly QuietFrom { get; private set; } = QuietHours.Usual.From;

    /// <summary>When quiet ends.</summary>
    public TimeOnly QuietUntil { get; private set; } = QuietHours.Usual.Until;

    /// <summary>True where days off are quiet.</summary>
    public bool QuietOnDaysOff { get; private set; } = QuietHours.Usual.DaysOff;

    /// <summary>Choices that depart from what is usual for their kind.</summary>
    public IReadOnlyList<MessageChoice> Choices { get; private set; } = [];

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>When the person is left in peace.</summary>
    public QuietHours Quiet => new(QuietFrom, QuietUntil, QuietOnDaysOff);

    /// <summary>What holds until the person says otherwise.</summary>
    public static MessageSettings Usual(Guid person) => new() { PersonId = person };

    /// <summary>Sets all of it; refused when the language is none of <see cref="Languages"/>, or a kind is chosen twice.</summary>
    public Refusal? Set(string language, QuietHours quiet, IReadOnlyList<MessageChoice> choices)
    {
        ArgumentNullException.ThrowIfNull(quiet);
        ArgumentNullException.ThrowIfNull(choices);
        if (!Languages.Contains(language, StringComparer.Ordinal))
            return new LanguageUnknown(language);
        if (choices.Select(choice => choice.Kind).Distinct(StringComparer.Ordinal).Count() != choices.Count || choices.Any(choice => choice.Out.Values.Any(timing => !Enum.IsDefined(timing))))
            return new MessageChoiceInvalid();
        (Language, QuietFrom, QuietUntil, QuietOnDaysOff, Choices) = (language, quiet.From, quiet.Until, quiet.DaysOff, [.. choices]);
        Version++;
        return null;
    }

    /// <summary>The choice for a kind: the person's own, or the usual one.</summary>
    public MessageChoice For(MessageChoice usual)
    {
        ArgumentNullException.ThrowIfNull(usual);
        return Choices.FirstOrDefault(choice => choice.Kind == usual.Kind) ?? usual;
    }
}
