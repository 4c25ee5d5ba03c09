using Entente.Domain.Messages;
using Entente.Web.Data;

namespace Entente.Web.Platform.Messages;

/// <summary>
/// How features say something to somebody: in the transaction of what they say, so that it is told exactly when it is true. Never
/// tell a sealed rater or whoever raised a protected concern: a row would name them. They find what concerns them by their tag.
/// </summary>
public static class Telling
{
    /// <summary>Tells a person something; they find it in their inbox, and get it by the ways they chose.</summary>
    /// <param name="db">The context whose next save tells it.</param>
    /// <param name="person">Whom.</param>
    /// <param name="kind">The name of a registered <see cref="MessageKind"/>.</param>
    /// <param name="text">What, in both languages.</param>
    /// <param name="href">The path where it is dealt with.</param>
    /// <param name="at">Now.</param>
    /// <param name="why">Whom or what it concerns.</param>
    /// <param name="reason">Names what must not be told twice; saving is refused as changed where it was.</param>
    /// <param name="calendar">What a calendar is to take in with it, as iCalendar.</param>
    public static void Tell(this EntenteDb db, Guid person, string kind, Bilingual text, string href, DateTimeOffset at, Bilingual? why = null, string? reason = null, string? calendar = null) =>
        db.Add(new Message
        {
            Id = Guid.CreateVersion7(at),
            PersonId = person,
            Kind = kind,
            Chinese = Line(text.Chinese),
            English = Line(text.English),
            ChineseWhy = why is { } zh ? Line(zh.Chinese) : null,
            EnglishWhy = why is { } en ? Line(en.English) : null,
            Href = href,
            At = at,
            Reason = reason,
            Calendar = calendar,
        });

    /// <summary>
    /// Tells the chat group of a unit, where it has one. Whoever is in that group reads it: only what every member of the unit may know
    /// and is told in the same words, without names, figures of a person, or anything sealed.
    /// </summary>
    /// <param name="db">The context whose next save tells it.</param>
    /// <param name="unit">Whose group.</param>
    /// <param name="text">What, in both languages.</param>
    /// <param name="href">The path where it is dealt with; never one that works for its receiver alone.</param>
    /// <param name="at">Now.</param>
    public static void TellGroup(this EntenteDb db, Guid unit, Bilingual text, string href, DateTimeOffset at) =>
        db.Add(new GroupNotice { Id = Guid.CreateVersion7(at), UnitId = unit, Chinese = Line(text.Chinese), English = Line(text.English), Href = href, At = at });

    /// <summary>
    /// Says that something may have begun to wait for these people. A moment later what waits for them is looked up in every
    /// <see cref="Ui.IDueSource"/>, and what is new is told; whoever is null is skipped, so that a unit without a manager needs no question.
    /// </summary>
    public static void LookAgain(this EntenteDb db, params IEnumerable<Guid?> people)
    {
        foreach (var person in people.OfType<Guid>().Distinct())
            db.Add(new DueCheck { Id = Guid.CreateVersion7(), PersonId = person });
    }

    /// <summary>The same for whoever speaks for these units now: the manager, or the superior of a unit that has none.</summary>
    public static void LookAgain(this EntenteDb db, Actor actor, params IEnumerable<Guid> units) =>
        db.LookAgain(units.Distinct().Select(unit => actor.Directory.SpeakerOf(unit, actor.Today)?.Id));

    public static IServiceCollection AddMessageKind<TTexts>(this IServiceCollection services, string name, Timing mail) =>
        services.AddSingleton(new MessageKind(typeof(TTexts), name, mail));

    /// <summary>One line without line breaks and other controls, so that it can be a mail's subject.</summary>
    internal static string Line(string text)
    {
        var line = string.Join(' ', string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Message.MaxTextLength ? line : string.Concat(line.AsSpan(0, Message.MaxTextLength - 1), "…");
    }
}
