using Entente.Domain.Dialogues;
using Entente.Domain.Messages;
using Entente.Web.Platform.Jobs;
using Entente.Web.Platform.Messages;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;

namespace Entente.Web.Features.Dialogues;

/// <summary>Two units talk before they set goals: prepared apart, noted together, signed by both (domain.md, Dialogue).</summary>
public static class DialoguesFeature
{
    public static IServiceCollection AddDialogues(this IServiceCollection services)
    {
        services.AddSingleton<DialogueDesk>();
        services.AddSingleton<InviteToDialogue>();
        services.AddSingleton<ActOnDialogue>();
        services.AddSingleton<SavePreparation>();
        services.AddSingleton<WriteNote>();
        services.AddSingleton<EditNote>();
        services.AddSingleton<CaptureNote>();
        services.AddSingleton<LapseDialogues>();
        services.AddSingleton<ReadDialogue>();
        services.AddSingleton<ReadDialogues>();
        services.AddSingleton<ReadRoomRevision>();
        services.AddSingleton<ReadSuggestions>();
        services.AddSingleton<DialoguesList>();
        services.AddSingleton<DialogueWords>();
        services.AddSingleton<DialogueEndpoints>();
        services.AddSingleton<RoomForms>();
        services.AddSingleton<IDueSource, DialoguesDue>();
        services.AddSingleton(new Job("dialogues-lapse", Schedule.Daily(new TimeOnly(3, 10)), async (provider, stop) => _ = await provider.GetRequiredService<LapseDialogues>().Run(stop)));
        services.AddMessageKind<DialoguesTexts>("dialogue", Timing.AtOnce);
        services.AddNavEntry<DialoguesTexts>("Nav.Dialogues", "/dialogues", 350, Glyph.Talk);
        return services;
    }

    public static void MapDialogues(this IEndpointRouteBuilder endpoints, RouteGroupBuilder api)
    {
        endpoints.MapExport<DialoguesList, Dialogue>("/dialogues/export");
        RoomForms.Map(endpoints);
        DialogueEndpoints.Map(api);
    }
}
