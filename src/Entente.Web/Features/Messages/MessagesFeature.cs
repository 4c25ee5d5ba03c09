using System.Linq.Expressions;
using Entente.Domain.Messages;
using Entente.Web.Data;
using Entente.Web.Features.Messages.Mail;
using Entente.Web.Platform;
using Entente.Web.Platform.Health;
using Entente.Web.Platform.Jobs;
using Entente.Web.Platform.Messages;
using Entente.Web.Platform.Retention;
using Entente.Web.Platform.Watching;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Messages;

/// <summary>
/// What people are told: inbox, mail, chat, reminders and digests. Features tell with <c>db.Tell</c> or <c>db.LookAgain</c> (Platform/Messages);
/// read <see cref="RouteMessages"/>, then <see cref="SendDispatches"/>.
/// </summary>
public static class MessagesFeature
{
    private static readonly TimeOnly Morning = new(7, 30);

    public static IServiceCollection AddMessages(this IServiceCollection services)
    {
        services.AddSingleton<MailSettings>();
        services.AddSingleton<MailBody>();
        services.AddSingleton<MailSender>();
        services.AddSingleton(provider => provider.GetRequiredService<MailSender>().AsChannel());
        services.AddSingleton<RemindPeople>();
        services.AddSingleton<LookAtDue>();
        services.AddSingleton<RouteMessages>();
        services.AddSingleton<RouteNotices>();
        services.AddSingleton<SendDispatches>();
        services.AddSingleton<WriteDigests>();
        services.AddSingleton<ForgetMessages>();
        services.AddSingleton<ForgetOld>();
        // Longer than a year, so that nothing that still waits is said anew.
        services.AddSingleton(new RetentionRule("messages", 400, 400, (provider, before, stop) => provider.GetRequiredService<ForgetOld>().Run(ForgetOld.What.Told, before, stop)));
        services.AddSingleton(new RetentionRule("sent", 14, 1, (provider, before, stop) => provider.GetRequiredService<ForgetOld>().Run(ForgetOld.What.Sent, before, stop)));
        services.AddSingleton(new RetentionRule("undelivered", 90, 7, (provider, before, stop) => provider.GetRequiredService<ForgetOld>().Run(ForgetOld.What.Dead, before, stop)));
        services.AddSingleton(new PersonalTrace(Forget));
        services.AddSingleton<ReadInbox>();
        services.AddSingleton<MarkRead>();
        services.AddSingleton<ReadMessageSettings>();
        services.AddSingleton<SaveMessageSettings>();
        services.AddSingleton<ReadOutbox>();
        services.AddSingleton<IHealthSource, MailHealth>();
        services.AddSingleton<RetryDispatches>();
        services.AddSingleton<SendTestMail>();
        services.AddSingleton<MessageEndpoints>();
        services.AddSingleton(new Figure("entente.messages.due", "{message}", "Messages that may go out and have not.", (provider, stop) => CountDispatches(provider, now => d => d.SentAt == null && d.DeadAt == null && d.DueAt <= now, stop)));
        services.AddSingleton(new Figure("entente.messages.dead", "{message}", "Messages that were given up.", (provider, stop) => CountDispatches(provider, _ => d => d.DeadAt != null, stop)));
        services.AddSingleton(new Job("messages", Schedule.Every(TimeSpan.FromSeconds(15)), async (provider, stop) =>
        {
            await provider.GetRequiredService<LookAtDue>().Run(stop);
            await provider.GetRequiredService<RouteMessages>().Run(stop);
            await provider.GetRequiredService<RouteNotices>().Run(stop);
            await provider.GetRequiredService<SendDispatches>().Run(stop);
        }));
        services.AddSingleton(new Job("morning", Schedule.Daily(Morning), async (provider, stop) =>
        {
            await provider.GetRequiredService<ForgetMessages>().Run(stop);
            await provider.GetRequiredService<RemindPeople>().Run(null, stop);
            await provider.GetRequiredService<RouteMessages>().Run(stop);
            await provider.GetRequiredService<WriteDigests>().Run(stop);
        }));
        return services;
    }

    private static async Task<int> CountDispatches(IServiceProvider provider, Func<DateTimeOffset, Expression<Func<Dispatch, bool>>> which, CancellationToken stop)
    {
        await using var db = await provider.GetRequiredService<IDbContextFactory<EntenteDb>>().CreateDbContextAsync(stop);
        return await db.Set<Dispatch>().CountAsync(which(provider.GetRequiredService<TimeProvider>().Now()), stop);
    }

    private static async Task Forget(EntenteDb db, Guid person, CancellationToken stop)
    {
        await db.Set<Message>().Where(message => message.PersonId == person).ExecuteDeleteAsync(stop);
        await db.Set<Dispatch>().Where(dispatch => dispatch.PersonId == person).ExecuteDeleteAsync(stop);
        await db.Set<DueCheck>().Where(check => check.PersonId == person).ExecuteDeleteAsync(stop);
        await db.Set<MessageSettings>().Where(settings => settings.PersonId == person).ExecuteDeleteAsync(stop);
    }

    public static void MapMessages(this IEndpointRouteBuilder endpoints, RouteGroupBuilder api)
    {
        endpoints.MapGet("/inbox/{id:guid}", async (Guid id, Platform.CurrentActor current, MarkRead mark, CancellationToken stop) =>
            await mark.Run(id, await current.Require(stop), stop) is { Value: { } message } ? Results.Redirect(Ui.Preferences.Local(message.Href)) : Results.NotFound()).ExcludeFromDescription();
        MessageEndpoints.Map(api);
    }
}
