using System.Net.Sockets;
using Entente.Web.Platform.Messages;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Entente.Web.Features.Messages.Mail;

/// <summary>Hands mails to the company's mail server: one connection for a run, opened when the first mail is there.</summary>
public sealed class MailSender(MailSettings settings, MailBody body)
{
    private const int Timeout = 20_000;

    /// <summary>The channel as the outbox knows it.</summary>
    public Channel AsChannel() => new(Channel.Mail, () => settings.IsSetUp, Begin) { From = settings.From?.Address, Address = settings.Address };

    private ChannelRun Begin()
    {
        var client = new SmtpClient { Timeout = Timeout, CheckCertificateRevocation = false };
        return new ChannelRun((outgoing, stop) => Send(client, outgoing, stop), async () =>
        {
            try
            {
                if (client.IsConnected)
                    await client.DisconnectAsync(true);
            }
            catch (Exception fault) when (IsAway(fault))
            {
                // It is being let go of anyway.
            }

            client.Dispose();
        });
    }

    private async Task<Delivery> Send(SmtpClient client, Outgoing outgoing, CancellationToken stop)
    {
        if (outgoing.To is not { } to || body.Write(outgoing, to) is not { } mail)
            return new Delivery.Refused("The address cannot receive mail.");
        try
        {
            if (!client.IsConnected)
            {
                await client.ConnectAsync(settings.Host!, settings.Port, settings.Tls!.Value, stop);
                if (settings.User is not null)
                    await client.AuthenticateAsync(settings.User, settings.Password!, stop);
            }

            await client.SendAsync(mail, stop);
            return new Delivery.Taken();
        }
        catch (SmtpCommandException fault)
        {
            return await Said(client, fault, stop);
        }
        catch (NotSupportedException fault)
        {
            // An address or a greeting that this server knows no way to write.
            return new Delivery.Refused(fault.Message);
        }
        catch (Exception fault) when (IsAway(fault))
        {
            await LetGo(client);
            return new Delivery.Unreachable(fault.Message);
        }
    }

    /// <summary>4xx is for now, 5xx for ever; what is said of us instead of the message is a fault of the channel.</summary>
    private static async Task<Delivery> Said(SmtpClient client, SmtpCommandException fault, CancellationToken stop)
    {
        var status = (int)fault.StatusCode;
        var words = $"{status} {fault.Message}";
        if (fault.ErrorCode is SmtpErrorCode.SenderNotAccepted || status is 421 or 454 or 530 or 535 || !client.IsConnected)
        {
            await LetGo(client);
            return new Delivery.Unreachable(words);
        }

        try
        {
            await client.NoOpAsync(stop);
        }
        catch (Exception away) when (IsAway(away) || away is SmtpCommandException)
        {
            await LetGo(client);
        }

        return status >= 500 ? new Delivery.Refused(words) : new Delivery.Later(words);
    }

    private static async Task LetGo(SmtpClient client)
    {
        try
        {
            if (client.IsConnected)
                await client.DisconnectAsync(false);
        }
        catch (Exception fault) when (IsAway(fault))
        {
            // Gone already.
        }
    }

    private static bool IsAway(Exception fault) =>
        fault is SocketException or IOException or TimeoutException or SmtpProtocolException or SslHandshakeException or AuthenticationException or ServiceNotConnectedException or ServiceNotAuthenticatedException or ProtocolException or OperationCanceledException { InnerException: TimeoutException };
}
