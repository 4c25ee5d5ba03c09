using System.Buffers.Text;
using System.Security.Cryptography;
using Entente.Domain.Messages;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Entente.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Identity;

/// <summary>
/// Invitations by mail. What lies in the outbox names the invitation; the link that works is made of it under the sealing key when the
/// mail leaves, so that no table holds one.
/// </summary>
public sealed class InvitationMail(SealingKey key, IEnumerable<Channel> channels, IStringLocalizer<Texts> t, TimeProvider clock)
{
    public const string Below = "/invitation/";

    /// <summary>Begins the reason of every such mail.</summary>
    internal const string Reason = "invitation/";

    /// <summary>The token of an invitation; whoever lacks the key cannot tell it from chance.</summary>
    internal string TokenOf(Guid invitation)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Current.Tagging);
        mac.AppendData("invitation"u8);
        mac.AppendData(invitation.ToByteArray(true));
        return Base64Url.EncodeToString(mac.GetHashAndReset());
    }

    /// <summary>The link of a mail that leaves now. Where the key was exchanged since the invitation it opens nothing, and a new one is asked for.</summary>
    internal string? PathFor(Guid person, string path) => Guid.TryParse(path.AsSpan(Below.Length), out var invitation) ? Below + TokenOf(invitation) : null;

    /// <summary>Puts it on its way with the next save, in the person's language and below it in the other; what did not leave of earlier ones does not leave any more.</summary>
    internal async Task Put(EntenteDb db, Guid invitation, Guid person, CancellationToken stop)
    {
        if (!channels.Any(channel => channel.Name == Channel.Mail && channel.IsSetUp()))
            return;
        await db.Set<Dispatch>().Where(old => old.PersonId == person && old.Reason.StartsWith(Reason) && old.SentAt == null).ExecuteDeleteAsync(stop);
        var language = (await db.Set<MessageSettings>().AsNoTracking().SingleOrDefaultAsync(one => one.PersonId == person, stop) ?? MessageSettings.Usual(person)).Language;
        var (subject, text) = (Bilingual.Of(() => t["Invitation.Mail.Subject"]), Bilingual.Of(() => t["Invitation.Mail.Text"]));
        var other = language == "en" ? text.Chinese : text.English;
        var now = clock.Now();
        db.Add(new Dispatch
        {
            Id = Guid.CreateVersion7(now),
            PersonId = person,
            Channel = Channel.Mail,
            Reason = $"{Reason}{invitation:N}",
            At = now,
            DueAt = now,
            Content = new MessageContent(language, subject.In(language), [new MessageContent.Section(null, [new MessageContent.Line(text.In(language), other, $"{Below}{invitation:N}")])]),
        });
    }
}
