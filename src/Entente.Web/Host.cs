using System.Globalization;
using Entente.Web.Commands;
using Entente.Web.Data;
using Entente.Web.Features.Identity;
using Entente.Web.Features.Ratings;
using Entente.Web.Features.Scorecards;
using Entente.Web.Platform;
using Entente.Web.Ui;

namespace Entente.Web;

/// <summary>Puts the program together: the same for the server, for every command and for the tests.</summary>
public static class Host
{
    /// <summary>The application over a store; <paramref name="adjust"/> lets a test replace the clock.</summary>
    public static WebApplication Build(Store store, string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory, ApplicationName = "entente" });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning).AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddSingleton(store);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddData(store.Database);
        builder.Services.AddPlatform();
        builder.Services.AddUi();
        builder.Services.AddIdentity();
        builder.Services.AddRatings(store.Folder);
        builder.Services.AddScorecards();
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.UsePlatform();
        app.UseRequestLocalization();
        app.UseStaticFiles();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapUi();
        app.MapIdentity();
        return app;
    }

    /// <summary>Brings the database up to date before anything is served.</summary>
    public static async Task PrepareAsync(this WebApplication app, bool example, CancellationToken stop)
    {
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo(Preferences.Cultures[0]);
        await app.Services.MigrateAsync(stop);
        _ = example;
    }
}
