using System.Globalization;
using Entente.Domain.Chain;
using Entente.Domain.Ratings;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Ratings;

/// <summary>
/// A rating by a button in a chat: the same link, the same writer and the same rules as the one-tap page. Only of services whose ratings
/// are open: whoever runs the chat sees what is tapped, so what is sealed or may be is asked on the page alone (decision 181).
/// </summary>
public sealed class RateByTap(RatingLinks links, RecordTap tap, Snapshots snapshots, Reply reply, TimeProvider clock, IStringLocalizer<Texts> t)
{
    /// <summary>Begins personal paths of the one-tap page.</summary>
    internal const string Below = "/r/";

    internal OneTap AsOneTap() => new(Below, Ask, Take);

    private async Task<OneTap.Question?> Ask(Guid person, string path, CancellationToken stop) =>
        await Open(person, path, stop) is (_, var service) ? new OneTap.Question([.. Order(service.Scale).Select(level => (level.ToString(CultureInfo.InvariantCulture), Words(service.Scale, level)))]) : null;

    private async Task<OneTap.Taken?> Take(Guid person, string path, string answer, CancellationToken stop)
    {
        if (await Open(person, path, stop) is not (var invitation, var service) || !int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var level) || !Levels.IsOn(service.Scale, level))
            return null;
        var outcome = await tap.Record(new RatingCommand.Record(new RatingDraft { LinkId = invitation.LinkId, RaterId = person, Level = level, At = clock.Now(), Reference = invitation.Reference, MayRevise = true, IsTap = true }));
        return outcome.Refusal is { } refusal ? new OneTap.Taken(false, reply.Sentence(refusal)) : new OneTap.Taken(true, t["Rate.YouSaid", Words(service.Scale, level)]);
    }

    /// <summary>What a path asks of the person it was made for, if they may still answer, and a tap may.</summary>
    private async Task<(RatingLinks.Invitation Invitation, Service Service)?> Open(Guid person, string path, CancellationToken stop)
    {
        if (!path.StartsWith(Below, StringComparison.Ordinal) || links.Open(path[Below.Length..]) is not { } invitation || invitation.RaterId != person)
            return null;
        var chain = await snapshots.Read(stop);
        if (chain.Link(invitation.LinkId) is not { } link || chain.Directory.Person(person) is not { IsHere: true } || !ChainAccess.MayRate(chain, link, person, chain.Directory.DayOf(clock.Now())))
            return null;
        return chain.Service(link.ServiceId) is { Mode: RatingMode.Open } service ? (invitation, service) : null;
    }

    /// <summary>As on the page.</summary>
    private static IEnumerable<int> Order(int scale) => scale == 2 ? [Levels.Good, Levels.Bad] : Enumerable.Range(1, scale);

    private string Words(int scale, int level) => scale == 2 ? t[level == Levels.Good ? "Answer.Good" : "Answer.Bad"] : $"{level} {t[$"Rate.Level.{level}"].Value}";
}
