using Entente.Domain.Messages;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Entente.Web.Features.Readiness;

/// <summary>Which links' ratings may count towards appraisal, and what the others lack (domain.md, Readiness). Read <see cref="ReadLinks"/> first.</summary>
public static class ReadinessFeature
{
    /// <summary>The kind of its messages.</summary>
    internal const string Kind = "readiness";

    public static IServiceCollection AddReadiness(this IServiceCollection services)
    {
        services.AddSingleton<ReadLinks>();
        services.AddSingleton<ReadReadiness>(provider => provider.GetRequiredService<ReadLinks>().Read);
        services.AddSingleton<ReadOne>();
        services.AddSingleton<ReadWaivers>();
        services.AddSingleton<WaiveReadiness>();
        services.AddSingleton<RevokeWaiver>();
        services.AddSingleton<ReadCourse>();
        services.AddSingleton<AnswerLesson>();
        services.AddSingleton<ReadLearners>();
        services.AddSingleton<RemindLearner>();
        services.AddSingleton<ReadinessList>();
        services.AddSingleton<LearnersList>();
        services.AddSingleton<ReadinessWords>();
        services.AddSingleton<ReadinessEndpoints>();
        services.AddSingleton<IDueSource, CourseDue>();
        services.AddMessageKind<ReadinessTexts>(Kind, Timing.Daily);
        services.AddNavEntry<ReadinessTexts>("Nav.Readiness", "/readiness", 460, Glyph.Done, place: NavPlace.More);
        services.AddNavEntry<ReadinessTexts>("Nav.Course", "/course", 470, Glyph.Info, place: NavPlace.More);
        return services;
    }

    public static void MapReadiness(this IEndpointRouteBuilder endpoints, RouteGroupBuilder api)
    {
        endpoints.MapExport<ReadinessList, ReadinessList.Row>("/readiness/export");
        endpoints.MapExport<LearnersList, ReadLearners.Row>("/course/managers/export", Policies.Administer);
        endpoints.MapPost("/course/managers/{id:guid}/remind", async (Guid id, [FromForm] string? back, CurrentActor current, RemindLearner remind, Reply reply, Flash flash, Microsoft.Extensions.Localization.IStringLocalizer<ReadinessTexts> t, CancellationToken stop) =>
        {
            var done = await remind.Run(id, await current.Require(stop), stop);
            if (done.IsRefused)
                flash.Error(reply.Sentence(done.Refusal));
            else
                flash.Success(t["Remind.Done", Localized.Name(done.Value)]);
            return Results.Redirect(Preferences.Local(back));
        }).RequireAuthorization().ExcludeFromDescription();
        ReadinessEndpoints.Map(api);
    }
}
