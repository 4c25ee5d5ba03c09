using Entente.Domain.Messages;
using Entente.Web.Features.Integrations.Webhooks;
using Entente.Web.Platform;
using Entente.Web.Platform.Happenings;
using Entente.Web.Platform.Health;
using Entente.Web.Platform.Jobs;
using Entente.Web.Platform.Messages;
using Entente.Web.Platform.Watching;
using Entente.Web.Ui.Lists;

namespace Entente.Web.Features.Integrations;

/// <summary>
/// Other programs hear of what happens here: webhooks as CloudEvents. Features announce with <c>db.Announce</c> (Platform/Happenings); read
/// <see cref="RouteHappenings"/>, then <see cref="SendDeliveries"/>.
/// </summary>
public static class IntegrationsFeature
{
    /// <summary>The kind of message by which administrators hear of a webhook that was stopped.</summary>
    public const string Kind = "webhook";

    private static readonly TimeOnly Night = new(3, 40);

    public static IServiceCollection AddIntegrations(this IServiceCollection services)
    {
        services.AddSingleton<WebhookSettings>();
        services.AddSingleton<WebhookSecrets>();
        services.AddSingleton<WebhookClient>();
        services.AddSingleton<WantedRatings>();
        services.AddSingleton<RatingsTold>(provider => provider.GetRequiredService<WantedRatings>().Run);
        services.AddSingleton<RouteHappenings>();
        services.AddSingleton<SendDeliveries>();
        services.AddSingleton<ForgetDeliveries>();
        services.AddSingleton<CreateWebhook>();
        services.AddSingleton<ChangeWebhook>();
        services.AddSingleton<RotateSecret>();
        services.AddSingleton<MoveWebhook>();
        services.AddSingleton<TestWebhook>();
        services.AddSingleton<DeleteWebhook>();
        services.AddSingleton<ReplayDelivery>();
        services.AddSingleton<ReadWebhooks>();
        services.AddSingleton<ReadDeliveries>();
        services.AddSingleton<DeliveriesList>();
        services.AddSingleton<WebhookEndpoints>();
        services.AddMessageKind<IntegrationsTexts>(Kind, Timing.AtOnce);
        services.AddSingleton<WebhookHealth>();
        services.AddSingleton<IHealthSource>(provider => provider.GetRequiredService<WebhookHealth>());
        services.AddSingleton(new Figure("entente.webhooks.due", "{delivery}", "Events that may go out to a webhook and have not been taken.", (provider, stop) => provider.GetRequiredService<WebhookHealth>().CountDue(stop)));
        services.AddSingleton(new Figure("entente.webhooks.dead", "{delivery}", "Events that a webhook did not take and that were given up.", (provider, stop) => provider.GetRequiredService<WebhookHealth>().CountDead(stop)));
        services.AddSingleton(new Job("webhooks", Schedule.Every(TimeSpan.FromSeconds(15)), async (provider, stop) =>
        {
            await provider.GetRequiredService<RouteHappenings>().Run(stop);
            await provider.GetRequiredService<SendDeliveries>().Run(stop);
        }));
        services.AddSingleton(new Job("webhooks-forget", Schedule.Daily(Night), (provider, stop) => provider.GetRequiredService<ForgetDeliveries>().Run(stop)));
        return services;
    }

    public static void MapIntegrations(this IEndpointRouteBuilder endpoints, RouteGroupBuilder api)
    {
        endpoints.MapExport<DeliveriesList, WebhookDelivery>("/admin/webhooks/{id:guid}/export", Policies.Administrator);
        WebhookEndpoints.Map(api);
    }
}
