using System.Globalization;
using Entente.Web.Commands;
using Entente.Web.Data;
using Entente.Web.Data.Portable;
using Entente.Web.Features.Administration;
using Entente.Web.Features.Appraisals;
using Entente.Web.Features.Audit;
using Entente.Web.Features.Bots;
using Entente.Web.Features.Cadences;
using Entente.Web.Features.Calendar;
using Entente.Web.Features.Chain;
using Entente.Web.Features.Concerns;
using Entente.Web.Features.Demo;
using Entente.Web.Features.Dialogues;
using Entente.Web.Features.Fairness;
using Entente.Web.Features.Goals;
using Entente.Web.Features.Identity;
using Entente.Web.Features.Integrations;
using Entente.Web.Features.Messages;
using Entente.Web.Features.Needs;
using Entente.Web.Features.Operations;
using Entente.Web.Features.Organization;
using Entente.Web.Features.Provisioning;
using Entente.Web.Features.Ratings;
using Entente.Web.Features.Ratings.Requests;
using Entente.Web.Features.Readiness;
using Entente.Web.Features.Recovery;
using Entente.Web.Features.Scorecards;
using Entente.Web.Features.Scorecards.Adjusted;
using Entente.Web.Features.Scorecards.Moves;
using Entente.Web.Features.Workshops;
using Entente.Web.Pages;
using Entente.Web.Pages.Mcp;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;
using Entente.Web.Platform.Happenings;
using Entente.Web.Platform.Watching;
using Entente.Web.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace Entente.Web;

/// <summary>Puts the program together: the same for the server, for every command and for the tests.</summary>
public static class Host
{
    /// <summary>The application over a store, as commands use it; whoever serves it adds <see cref="Answering"/>. <paramref name="adjust"/> lets a test replace the clock.</summary>
    public static WebApplication Build(Store store, string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory, ApplicationName = "entente" });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning).AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            // What a connection died of comes with the exception, which whoever asked says or logs in words.
            .AddFilter("Microsoft.EntityFrameworkCore.Database.Connection", LogLevel.Critical);
        builder.Services.AddSingleton(store);
        builder.Services.AddSingleton(TimeProvider.System);
        // Pages are left out: they hold secrets beside what others typed, and their length would tell (decision 35).
        builder.Services.AddResponseCompression(options => (options.EnableForHttps, options.MimeTypes) = (true, ["text/css", "text/javascript", "image/svg+xml"]));
        builder.Services.AddFeatures(store, builder.Configuration);
        adjust?.Invoke(builder);
        return builder.Build();
    }

    /// <summary>With all that answers requests: a command, which answers none, is done sooner without.</summary>
    public static WebApplication Answering(this WebApplication app)
    {
        app.UseProxies();
        app.UseHsts();
        // Before all else that answers, so that what went wrong is said in the asker's language too.
        app.UseRequestLocalization();
        app.UsePlatform();
        // After the pages for errors, so that they are found when a request runs again for them.
        app.UseRouting();
        app.UseResponseCompression();
        app.UseStaticFiles();
        app.UseAuthentication();
        app.UseRateLimits();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.Use(OnlyOwnForms);
        app.MapFeatures();
        return app;
    }

    /// <summary>A form without its token is refused here, for pages and endpoints alike, before anybody reads it.</summary>
    private static Task OnlyOwnForms(HttpContext http, RequestDelegate next)
    {
        // The page that says so runs through here again.
        if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } || http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            return next(http);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    private static void AddFeatures(this IServiceCollection services, Store store, IConfiguration configuration)
    {
        services.AddData(store.Database);
        services.AddPlatform(store.Folder);
        services.AddWatching(configuration);
        services.AddApi();
        services.AddUi();
        services.AddIdentity();
        services.AddOrganization();
        services.AddRatings();
        services.AddMessages();
        services.AddBots();
        services.AddRecovery();
        services.AddConcerns();
        services.AddReadiness();
        services.AddScorecards();
        services.AddFairness();
        services.AddAppraisals();
        services.AddChain();
        services.AddDialogues();
        services.AddGoals(store.Folder);
        services.AddWorkshops();
        services.AddCadences();
        services.AddWorkCalendar();
        services.AddNeeds();
        services.AddAdministration();
        services.AddProvisioning();
        services.AddAudit(store.Folder);
        services.AddOperations(store.Folder);
        services.AddIntegrations();
        services.AddDemo();
        services.AddPages();
        services.AddMcp();
    }

    private static void MapFeatures(this WebApplication app)
    {
        app.MapUi();
        app.MapWatching();
        app.UseApi();
        var api = app.MapApi();
        app.MapIdentity(api);
        app.MapRatings(api);
        app.MapAdministration();
        app.MapProvisioning();
        app.MapPages(api);
        api.MapOrganization();
        api.MapChain();
        api.MapScorecards();
        app.MapDialogues(api);
        app.MapGoals(api);
        app.MapWorkshops(api);
        app.MapCadences(api);
        app.MapNeeds(api);
        app.MapMessages(api);
        app.MapBots(api);
        app.MapRecovery(api);
        app.MapWorkCalendar();
        app.MapConcerns();
        app.MapReadiness(api);
        app.MapFairness(api);
        app.MapAppraisals(api);
        app.MapAudit(api);
        app.MapOperations(api);
        app.MapIntegrations(api);
        app.MapMcp();
    }

    /// <summary>Two that load into one folder at once would take each other's work for a loading that broke off.</summary>
    private static FileStream LoadingAlone(string folder)
    {
        OwnersFile.MakeFolder(folder);
        try
        {
            return new FileStream(Path.Combine(folder, "loading-example.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException fault)
        {
            throw new CannotGoOnException($"Another program is loading the example company into {folder} just now. Wait until it serves, or stop it. ({fault.Message})");
        }
    }

    private static async Task LoadExampleAsync(this WebApplication app, CancellationToken stop)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await using var store = await RatingStore.OpenAsync(services.GetRequiredService<HotPath>(), services.GetRequiredService<Snapshots>(), services.GetRequiredService<Sealing>(), services.GetRequiredService<BadsChanged>(), services.GetRequiredService<SealedBadsTold>(), services.GetRequiredService<RatingsTold>(), stop);
        var close = services.GetRequiredService<ClosePeriod>();
        var cut = services.GetRequiredService<CutReleases>();
        var passwords = services.GetRequiredService<Passwords>();
        var isNew = await services.GetRequiredService<LoadExample>().Run(
            async (commands, now, cancel) => await store.Store(commands, now, cancel),
            async period =>
            {
                // As the nights of these years would have: a month's sealed ratings go out when it is over, and are in what is closed.
                if (period.Kind is Domain.Kernel.PeriodKind.Month)
                    _ = await cut.Run(period.End.AddDays(1), stop);
                if (await close.Run(period, null, stop) is { IsRefused: true, Refusal: not Domain.Organization.PeriodAlreadyClosed } refused)
                    throw new InvalidOperationException($"The example company cannot close {period}: {refused.Refusal}.");
            },
            async (person, password) =>
            {
                if (await passwords.Set(person.Id, person.Email, password) is { } weakness)
                    throw new InvalidOperationException($"The example's password is refused: {weakness}.");
            },
            concerns => services.GetRequiredService<LoadConcerns>().Run(concerns, stop),
            stop);
        _ = await services.GetRequiredService<PutOnRecord>().Run(stop);
        // What a company has after its first night.
        var chain = await services.GetRequiredService<Snapshots>().Read(stop);
        var month = Domain.Kernel.Period.Containing(Domain.Kernel.PeriodKind.Month, chain.Directory.DayOf(app.Services.GetRequiredService<TimeProvider>().Now()));
        if (await services.GetRequiredService<ReadAdjusted>().Read(month, stop) is null)
            _ = await services.GetRequiredService<FitAdjusted>().Run(stop);
        _ = await services.GetRequiredService<FindSigns>().Run(stop);
        _ = await services.GetRequiredService<MeasureMoves>().Run(stop);
        await services.GetRequiredService<AskPulse>().Run(stop);
        await services.GetRequiredService<RemindPeople>().Run(null, stop);
        if (isNew)
            await services.GetRequiredService<ExampleInbox>().Run(stop);
    }

    /// <summary>Brings the database up to date before anything is served.</summary>
    public static async Task PrepareAsync(this WebApplication app, bool example, CancellationToken stop)
    {
        // A command has chosen the language of its terminal already.
        CultureInfo.DefaultThreadCurrentUICulture ??= CultureInfo.GetCultureInfo(Preferences.Cultures[0]);
        await app.Services.MigrateAsync(stop);
        var folder = app.Services.GetRequiredService<Store>().Folder;
        if (example)
        {
            using var alone = LoadingAlone(folder);
            await app.LoadExampleAsync(stop);
        }
        else if (await app.Services.GetRequiredService<ReadLoading>().Read(stop))
        {
            throw new CannotGoOnException($"The example company in {folder} is not complete: it is being loaded just now, or that broke off. Run `entente serve --example` there; it begins anew and ends by itself.");
        }
    }
}
