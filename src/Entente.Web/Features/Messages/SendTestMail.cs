using System.Globalization;
using Entente.Domain.Kernel;
using Entente.Domain.Messages;
using Entente.Web.Data;
using Entente.Web.Features.Messages.Mail;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Messages;

/// <summary>Sends an administrator a mail at once, past the outbox, and says what the mail server answered.</summary>
public sealed class SendTestMail(MailSettings settings, MailSender sender, IDbContextFactory<EntenteDb> databases, TimeProvider clock, IStringLocalizer<MessagesTexts> t)
{
    public async Task<Outcome<Delivery>> Run(Actor actor, CancellationToken stop)
    {
        if (!actor.IsAdministrator || actor.Person is not { } person)
            return new NotAllowed();
        if (!settings.IsSetUp)
            return new MailNotSetUp();
        var now = clock.Now();
        await using (var db = await databases.CreateDbContextAsync(stop))
        {
            db.Record(person.Id, "mail.tested", $"person/{person.Id}", null, now);
            await db.SaveChangesAsync(stop);
        }

        var content = new MessageContent(CultureInfo.CurrentUICulture.Name, t["Test.Subject"], [new MessageContent.Section(null, [new MessageContent.Line(t["Test.Text"], null, "/admin/mail")])]);
        await using var run = sender.AsChannel().Begin();
        return await run.Send(new Outgoing(Guid.CreateVersion7(now), person, null, content, now), stop);
    }
}
