using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Entente.Domain.Organization;
using Entente.Web.Platform.Messages;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;
using MimeKit;

namespace Entente.Web.Features.Messages.Mail;

/// <summary>Writes a message as a mail: plain text, and the same as simple HTML. No picture, no script, nothing that tells who opened it.</summary>
public sealed partial class MailBody(MailSettings settings, IStringLocalizer<MessagesTexts> t)
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    /// <summary>The mail; null where its receiver has no address that a mail can go to.</summary>
    internal MimeMessage? Write(Outgoing outgoing, Person receiver)
    {
        if (!MailboxAddress.TryParse(receiver.Email, out var to) || to.Address != receiver.Email)
            return null;
        return Bilingual.In(outgoing.Content.Culture, () =>
        {
            to.Name = Telling.Line(Localized.Name(receiver));
            var mail = new MimeMessage([settings.From!], [to], Telling.Line(outgoing.Content.Subject), Body(outgoing, receiver))
            {
                Date = outgoing.At,
                MessageId = $"{outgoing.Id:N}@{settings.From!.Domain}",
            };
            mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
            mail.Headers.Add(HeaderId.ContentLanguage, outgoing.Content.Culture);
            return mail;
        });
    }

    /// <summary>Calendars take the last form that they understand: an invitation stands after the words that say the same.</summary>
    private MimeEntity Body(Outgoing outgoing, Person receiver)
    {
        var words = new BodyBuilder { TextBody = Text(outgoing, receiver), HtmlBody = Page(outgoing, receiver) }.ToMessageBody();
        if (outgoing.Content.Calendar is not { } calendar)
            return words;
        var part = new TextPart("calendar") { Text = calendar, ContentTransferEncoding = ContentEncoding.Base64 };
        part.ContentType.Parameters.Add("method", Method().Match(calendar).Groups["method"].Value);
        ((Multipart)words).Add(part);
        return words;
    }

    [GeneratedRegex("^METHOD:(?<method>[A-Z]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Method();

    private string Text(Outgoing outgoing, Person receiver)
    {
        var text = new StringBuilder().Append(t["Mail.Hello", Localized.Name(receiver)]).Append("\n\n");
        foreach (var section in outgoing.Content.Sections)
        {
            if (section.Title is { } title)
                text.Append(title).Append("\n\n");
            foreach (var line in section.Lines)
            {
                text.Append("- ").Append(line.Text).Append('\n');
                if (line.Why is { } why)
                    text.Append("  ").Append(why).Append('\n');
                text.Append("  ").Append(Link(line.Href)).Append("\n\n");
            }
        }

        return text.Append("-- \n").Append(t["Mail.Why", Link("/account/messages")]).Append('\n').ToString();
    }

    private string Page(Outgoing outgoing, Person receiver)
    {
        var page = new StringBuilder($"<!DOCTYPE html><html lang=\"{outgoing.Content.Culture}\"><body style=\"font-family:sans-serif;line-height:1.5;max-width:40em\"><p>{Html.Encode(t["Mail.Hello", Localized.Name(receiver)])}</p>");
        foreach (var section in outgoing.Content.Sections)
        {
            if (section.Title is { } title)
                page.Append("<h2 style=\"font-size:1.1em\">").Append(Html.Encode(title)).Append("</h2>");
            page.Append("<ul>");
            foreach (var line in section.Lines)
            {
                page.Append("<li style=\"margin-bottom:.6em\"><a href=\"").Append(Html.Encode(Link(line.Href))).Append("\">").Append(Html.Encode(line.Text)).Append("</a>");
                if (line.Why is { } why)
                    page.Append("<br><span style=\"color:#555\">").Append(Html.Encode(why)).Append("</span>");
                page.Append("</li>");
            }

            page.Append("</ul>");
        }

        return page.Append("<p style=\"color:#555;font-size:.85em\">").Append(Html.Encode(t["Mail.WhyShort"])).Append(" <a href=\"").Append(Html.Encode(Link("/account/messages"))).Append("\">")
            .Append(Html.Encode(t["Mail.Change"])).Append("</a></p></body></html>").ToString();
    }

    private string Link(string path) => settings.Address!.ToString().TrimEnd('/') + path;
}
