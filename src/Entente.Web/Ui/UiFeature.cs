using Entente.Web.Platform;
using Entente.Web.Ui.Gallery;
using Entente.Web.Ui.Rooms;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Ui;

/// <summary>Layout, languages, themes and shared components; README.md beside this file says how a feature uses them.</summary>
public static class UiFeature
{
    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Replace(ServiceDescriptor.Singleton<IStringLocalizerFactory>(provider => ActivatorUtilities.CreateInstance<LoudTexts>(provider, ActivatorUtilities.CreateInstance<ResourceManagerStringLocalizerFactory>(provider))));
        // For the few parts where people work live; everything else stays plain pages.
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRequestLocalization(options => options.SetDefaultCulture(Preferences.Cultures[0]).AddSupportedCultures(Preferences.Cultures).AddSupportedUICultures(Preferences.Cultures));
        services.AddScoped<Flash>();
        services.AddSingleton<RoomSignals>();
        services.AddScoped<RoomAnswer>();
        services.AddScoped<RoomConnection>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<RoomConnection>());
        services.AddNavEntry<Texts>("Nav.Home", "/", 0, Glyph.Home, place: NavPlace.Always);
        services.AddNavEntry<Texts>("Nav.Chain", "/chain", 100, Glyph.Chain);
        services.AddNavEntry<Texts>("Nav.Services", "/services", 255, Glyph.Services, place: NavPlace.More);
        services.AddNavEntry<Texts>("Nav.Admin", "/admin", 900, Glyph.Settings, Policies.Administer, NavPlace.More);
        return services;
    }

    /// <summary>Adds an entry to the main navigation; its word is the key's text in the feature's own texts.</summary>
    public static IServiceCollection AddNavEntry<TTexts>(this IServiceCollection services, string textKey, string href, int order, Glyph icon, string? policy = null, NavPlace place = NavPlace.Desk) =>
        services.AddSingleton(new NavEntry(typeof(TTexts), textKey, href, order, icon, policy, place));

    public static void MapUi(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        // The platform's headers say who may frame a page; a second policy would only contradict.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        app.MapPreferences();
        if (app.Environment.IsDevelopment())
            app.MapGallery();
    }
}
