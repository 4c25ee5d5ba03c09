using System.Globalization;
using Entente.Web.Platform.Messages;
using MailKit.Security;
using MimeKit;

namespace Entente.Web.Features.Messages.Mail;

/// <summary>How mail leaves this company, from the environment or the program's settings file. Nothing of it is kept in the database.</summary>
public sealed class MailSettings
{
    public const string HostVariable = "ENTENTE_MAIL_HOST";
    public const string PortVariable = "ENTENTE_MAIL_PORT";
    public const string TlsVariable = "ENTENTE_MAIL_TLS";
    public const string UserVariable = "ENTENTE_MAIL_USER";
    public const string PasswordVariable = "ENTENTE_MAIL_PASSWORD";
    public const string FromVariable = "ENTENTE_MAIL_FROM";
    private const int SubmissionPort = 587;

    public MailSettings(IConfiguration configuration)
    {
        string? Text(string name) => string.IsNullOrWhiteSpace(configuration[name]) ? null : configuration[name]!.Trim();
        Host = Text(HostVariable);
        Port = Text(PortVariable) is not { } port ? SubmissionPort : int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 65535 ? number : 0;
        Tls = Text(TlsVariable)?.ToLowerInvariant() switch
        {
            null or "starttls" => SecureSocketOptions.StartTls,
            "tls" => SecureSocketOptions.SslOnConnect,
            "none" => SecureSocketOptions.None,
            _ => null,
        };
        User = Text(UserVariable);
        Password = Text(PasswordVariable);
        From = Text(FromVariable) is { } from && MailboxAddress.TryParse(from, out var mailbox) && mailbox.Address.Contains('@', StringComparison.Ordinal) ? mailbox : null;
        Address = CompanyAddress.Of(configuration);
        Missing =
        [
            .. Host is null ? [HostVariable] : Array.Empty<string>(),
            .. Port == 0 ? [PortVariable] : Array.Empty<string>(),
            .. Tls is null ? [TlsVariable] : Array.Empty<string>(),
            .. From is null ? [FromVariable] : Array.Empty<string>(),
            .. Address is null ? [CompanyAddress.Variable] : Array.Empty<string>(),
            .. User is not null && Password is null ? [PasswordVariable] : Array.Empty<string>(),
        ];
    }

    public string? Host { get; }

    public int Port { get; }

    /// <summary>StartTls until told otherwise: a mail never goes out in the clear because a server did not offer better.</summary>
    public SecureSocketOptions? Tls { get; }

    public string? User { get; }

    /// <summary>Shown nowhere.</summary>
    internal string? Password { get; }

    public MailboxAddress? From { get; }

    /// <summary>Where people reach this program; links in mails begin so.</summary>
    public Uri? Address { get; }

    /// <summary>The settings that are missing or cannot be understood; empty when mail can be sent.</summary>
    public IReadOnlyList<string> Missing { get; }

    public bool IsSetUp => Missing.Count == 0;
}
