using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Messages;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Messages;

/// <summary>Sets how somebody hears from the program. Everybody sets their own.</summary>
public sealed class SaveMessageSettings(IEnumerable<MessageKind> kinds, IDbContextFactory<EntenteDb> databases)
{
    public sealed record Choice
    {
        [Required, MaxLength(40)]
        public string Kind { get; set; } = "";

        public bool InInbox { get; set; }

        public Timing Mail { get; set; }

        /// <summary>By the company's chat; never where it is left out.</summary>
        public Timing Chat { get; set; }
    }

    public sealed record Request
    {
        /// <summary>The language of mails and chat messages: <c>zh-CN</c> or <c>en</c>.</summary>
        [Required, MaxLength(10)]
        public string Language { get; set; } = "";

        public TimeOnly QuietFrom { get; set; }

        public TimeOnly QuietUntil { get; set; }

        public bool QuietOnDaysOff { get; set; }

        public IReadOnlyList<Choice> Choices { get; set; } = [];

        /// <summary>The version that was looked at; empty for whatever stands.</summary>
        public int? Version { get; set; }
    }

    public async Task<Outcome<MessageSettings>> Run(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Person is not { } person)
            return new NotAllowed();
        var known = kinds.Select(kind => kind.Name).ToHashSet(StringComparer.Ordinal);
        if (request.Choices.Any(choice => !known.Contains(choice.Kind)))
            return new MessageChoiceInvalid();
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db.Set<MessageSettings>().SingleOrDefaultAsync(one => one.PersonId == person.Id, stop);
        var settings = found ?? MessageSettings.Usual(person.Id);
        if (request.Version is { } seen && seen != settings.Version)
            return new ChangedUnderYou();
        var choices = request.Choices.Select(choice => new MessageChoice(choice.Kind, choice.InInbox, new Dictionary<string, Timing>(StringComparer.Ordinal) { [Channel.Mail] = choice.Mail, [Channel.Chat] = choice.Chat })).ToList();
        if (settings.Set(request.Language, new QuietHours(request.QuietFrom, request.QuietUntil, request.QuietOnDaysOff), choices) is { } refusal)
            return refusal;
        if (found is null)
            db.Add(settings);
        return await db.SaveOrRefuse(stop) is { } stale ? stale : settings;
    }
}
