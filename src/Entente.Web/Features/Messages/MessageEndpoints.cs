using Entente.Domain.Kernel;
using Entente.Domain.Messages;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;
using Entente.Web.Platform.Messages;

namespace Entente.Web.Features.Messages;

/// <summary>One's own inbox and settings. A key has neither: what people are told is theirs.</summary>
public sealed class MessageEndpoints(ReadInbox inbox, MarkRead mark, ReadMessageSettings readSettings, SaveMessageSettings save, Reply reply)
{
    private const int MostOnPage = 200;

    public sealed record MessageShown(Guid Id, string Kind, string Text, string? Why, string Href, DateTimeOffset At, bool IsRead);

    public sealed record InboxShown(IReadOnlyList<MessageShown> Items, int Unread, Guid? Next);

    public sealed record ChoiceShown(string Kind, bool InInbox, Timing Mail, Timing Chat);

    public sealed record SettingsShown(string Language, TimeOnly QuietFrom, TimeOnly QuietUntil, bool QuietOnDaysOff, IReadOnlyList<ChoiceShown> Choices, int Version);

    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/inbox").WithTags("Messages");
        group.MapGet("", async (bool? unread, Guid? after, int? limit, CurrentActor current, MessageEndpoints calls, CancellationToken stop) =>
                await calls.Inbox(unread is true, after, limit, await current.Require(stop), stop))
            .WithSummary("One's own messages, the newest first, in the asker's language.").Produces<InboxShown>().ProducesProblem(403);
        group.MapPost("/{id:guid}/read", async (Guid id, CurrentActor current, MessageEndpoints calls, CancellationToken stop) => await calls.Read(id, await current.Require(stop), stop))
            .WithName("readInboxMessage").WithSummary("Marks one of one's own messages as read.").WithMetadata(new RepeatableByItself()).Produces(204).ProducesProblem(404);
        group.MapPost("/read-all", async (CurrentActor current, MessageEndpoints calls, CancellationToken stop) => await calls.Read(null, await current.Require(stop), stop))
            .WithName("readAllInboxMessages").WithSummary("Marks all of one's own messages as read.").WithMetadata(new RepeatableByItself()).Produces(204).ProducesProblem(403);
        group.MapGet("/settings", async (HttpContext http, CurrentActor current, MessageEndpoints calls, CancellationToken stop) => await calls.Settings(http, await current.Require(stop), stop))
            .WithSummary("How the asker hears from the program.").Produces<SettingsShown>().ProducesProblem(403);
        group.MapPut("/settings", async (SaveMessageSettings.Request request, HttpContext http, CurrentActor current, MessageEndpoints calls, CancellationToken stop) =>
                await calls.Save(request, http, await current.Require(stop), stop))
            .WithSummary("Sets how the asker hears from the program.").Produces<SettingsShown>().ProducesProblem(403).ProducesProblem(412).ProducesProblem(422)
            .WithMetadata(new RepeatableByItself(), new RequestExample("""{"language":"zh-CN","quietFrom":"20:00","quietUntil":"07:30","quietOnDaysOff":true,"choices":[{"kind":"need","inInbox":true,"mail":"Daily","chat":"AtOnce"}]}"""));
    }

    private async Task<IResult> Inbox(bool unreadOnly, Guid? after, int? limit, Actor actor, CancellationToken stop)
    {
        if (actor.Person is null)
            return reply.Problem(new NotAllowed());
        var view = await inbox.Read(actor, unreadOnly, after, Math.Clamp(limit ?? ReadInbox.PageSize, 1, MostOnPage), stop);
        var culture = System.Globalization.CultureInfo.CurrentUICulture.Name;
        return Results.Ok(new InboxShown(
            [.. view.Messages.Select(message => new MessageShown(message.Id, message.Kind, message.Text.In(culture), message.Why?.In(culture), message.Href, message.At, message.IsRead))],
            view.Unread, view.HasMore ? view.Messages[^1].Id : null));
    }

    private async Task<IResult> Read(Guid? id, Actor actor, CancellationToken stop)
    {
        var marked = await mark.Run(id, actor, stop);
        return marked.IsRefused && !(id is null && marked.Refusal is MessageUnknown) ? reply.Problem(marked.Refusal) : Results.NoContent();
    }

    private async Task<IResult> Settings(HttpContext http, Actor actor, CancellationToken stop)
    {
        if (await readSettings.Read(actor, stop) is not { } view)
            return reply.Problem(new NotAllowed());
        http.ShowVersion(view.Settings.Version);
        var own = view.Settings;
        return Results.Ok(new SettingsShown(own.Language, own.QuietFrom, own.QuietUntil, own.QuietOnDaysOff, [.. view.Choices.Select(pair => new ChoiceShown(pair.Choice.Kind, pair.Choice.InInbox, pair.Choice.By(Channel.Mail), pair.Choice.By(Channel.Chat)))], own.Version));
    }

    private async Task<IResult> Save(SaveMessageSettings.Request request, HttpContext http, Actor actor, CancellationToken stop)
    {
        var saved = await save.Run(request with { Version = http.SeenVersion() ?? request.Version }, actor, stop);
        return saved.IsRefused ? reply.Problem(saved.Refusal) : await Settings(http, actor, stop);
    }
}
