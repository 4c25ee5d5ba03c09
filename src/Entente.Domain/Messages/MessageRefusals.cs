using Entente.Domain.Kernel;

namespace Entente.Domain.Messages;

/// <summary>Mails are not written in that language.</summary>
/// <param name="Language">What was asked for.</param>
public sealed record LanguageUnknown(string Language) : Refusal(RefusalKind.Unprocessable, "messages.language-unknown")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Language];

    /// <inheritdoc/>
    public override string Field => "language";
}

/// <summary>There is no such kind of message, or it is chosen twice.</summary>
public sealed record MessageChoiceInvalid() : Refusal(RefusalKind.Unprocessable, "messages.choice-invalid")
{
    /// <inheritdoc/>
    public override string Field => "choices";
}

/// <summary>There is no such message for the one who asks.</summary>
public sealed record MessageUnknown() : Refusal(RefusalKind.NotFound, "messages.unknown");

/// <summary>Nothing that was given up has this identity.</summary>
public sealed record DispatchUnknown() : Refusal(RefusalKind.NotFound, "messages.dispatch-unknown");

/// <summary>Nobody said how mail is sent.</summary>
public sealed record MailNotSetUp() : Refusal(RefusalKind.Conflict, "messages.mail-not-set-up");
