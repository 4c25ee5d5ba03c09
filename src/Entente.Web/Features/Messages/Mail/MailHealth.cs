using Entente.Web.Platform.Health;
using MailKit.Net.Smtp;

namespace Entente.Web.Features.Messages.Mail;

/// <summary>Whether the mail server answers and lets us in. Nothing is sent: the page about mail does that.</summary>
internal sealed class MailHealth(MailSettings settings) : IHealthSource
{
    private const string Check = "mail";
    private const int Timeout = 10_000;

    public int Order => 50;

    public async Task<IReadOnlyList<HealthFinding>> Look(bool thorough, CancellationToken stop)
    {
        if (!settings.IsSetUp)
            return [HealthFinding.Warning(Check, "unset", string.Join(", ", settings.Missing))];
        var server = $"{settings.Host}:{settings.Port}";
        using var client = new SmtpClient { Timeout = Timeout, CheckCertificateRevocation = false };
        try
        {
            await client.ConnectAsync(settings.Host!, settings.Port, settings.Tls!.Value, stop);
            if (settings.User is not null)
                await client.AuthenticateAsync(settings.User, settings.Password!, stop);
            await client.DisconnectAsync(quit: true, stop);
            return [HealthFinding.Good(Check, "good", server)];
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            // Whatever it was, it is what somebody who sets mail up wants to read.
            return [HealthFinding.Unreachable(Check, "away", server, fault.Message)];
        }
    }
}
