using System.Security.Cryptography;
using Entente.Web.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity.CompanySignIn;

/// <summary>The company's own sign-in: from the configuration where it stands there, else as an administrator set it, read once and kept while nothing changed anywhere.</summary>
public sealed class ReadProvider(IDbContextFactory<EntenteDb> databases, Snapshots snapshots, IConfiguration configuration, IDataProtectionProvider protection)
{
    internal const string Purpose = "Entente.Provider";
    private readonly Lazy<ProviderSettings?> configured = new(() => Configured(configuration.GetSection(ProviderSettings.Section)));

    private Held? held;

    /// <param name="Settings">What holds; null where there is no such sign-in.</param>
    /// <param name="IsConfigured">True where the configuration says so, which no page changes.</param>
    /// <param name="Row">What an administrator set, whether it holds or not.</param>
    public sealed record View(ProviderSettings? Settings, bool IsConfigured, SignInProvider Row);

    public async Task<View> Read(CancellationToken stop)
    {
        var (_, stamp) = await snapshots.ReadStamped(stop);
        if (held is { } known && known.Stamp == stamp)
            return known.View;
        await using var db = await databases.CreateDbContextAsync(stop);
        var row = await db.Set<SignInProvider>().AsNoTracking().SingleOrDefaultAsync(stop) ?? new SignInProvider();
        var view = new View(configured.Value ?? (row.IsOn ? Of(row) : null), configured.Value is not null, row);
        held = new Held(view, stamp);
        return view;
    }

    private ProviderSettings Of(SignInProvider row) => new(
        row.Name, row.Authority, row.ClientId, Open(row.SealedSecret), row.Scopes, row.Match, row.NumberClaim, row.MakesPeople, row.UnitClaim, row.UsualUnit, row.IsOnlyWay);

    private string? Open(string? sealedSecret)
    {
        try
        {
            return sealedSecret is null ? null : protection.CreateProtector(Purpose).Unprotect(sealedSecret);
        }
        catch (CryptographicException)
        {
            // Sealed under a key that is gone: the provider will say that the secret is wrong, and an administrator enters it again.
            return null;
        }
    }

    private static ProviderSettings? Configured(IConfigurationSection section) => section["Authority"] is not { Length: > 0 } authority
        ? null
        : new ProviderSettings(
            section["Name"] ?? "SSO", ProviderSettings.MayAsk(authority) ? authority : throw new Platform.CannotGoOnException($"{ProviderSettings.Section}:Authority must be an https address: {authority}"),
            section["ClientId"] ?? throw new Platform.CannotGoOnException($"{ProviderSettings.Section}:ClientId is missing."), section["ClientSecret"], section["Scopes"] ?? ProviderSettings.UsualScopes,
            section.GetValue("Match", PersonMatch.VerifiedEmail), section["NumberClaim"] ?? "sub", section.GetValue("MakesPeople", false), section["UnitClaim"], section["UsualUnit"], section.GetValue("OnlyWay", false));

    private sealed record Held(View View, long Stamp);
}
