namespace Entente.Web.Ui;

/// <summary>Layout, languages, themes and shared components.</summary>
public static class UiFeature
{
    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddRazorComponents();
        services.AddRequestLocalization(options => options.SetDefaultCulture(Preferences.Cultures[0]).AddSupportedCultures(Preferences.Cultures).AddSupportedUICultures(Preferences.Cultures));
        return services;
    }

    public static void MapUi(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>();
        app.MapPreferences();
    }
}
