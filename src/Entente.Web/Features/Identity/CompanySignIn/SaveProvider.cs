using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity.CompanySignIn;

/// <summary>Sets the company's own sign-in; it holds with the next request, on every node. That it is the only way in can be said only by whoever came in by it.</summary>
public sealed class SaveProvider(IDbContextFactory<EntenteDb> databases, IDataProtectionProvider protection, ReadProvider read, TimeProvider clock)
{
    public sealed class Request
    {
        public bool IsOn { get; set; }

        [MaxLength(60)]
        public string? Name { get; set; }

        [MaxLength(500)]
        public string? Authority { get; set; }

        [MaxLength(200)]
        public string? ClientId { get; set; }

        /// <summary>Empty to keep the one that stands.</summary>
        [MaxLength(500)]
        public string? Secret { get; set; }

        [MaxLength(300)]
        public string? Scopes { get; set; }

        public PersonMatch Match { get; set; }

        [MaxLength(100)]
        public string? NumberClaim { get; set; }

        public bool MakesPeople { get; set; }

        [MaxLength(100)]
        public string? UnitClaim { get; set; }

        [MaxLength(Code.MaxLength)]
        public string? UsualUnit { get; set; }

        public bool IsOnlyWay { get; set; }

        public int Version { get; set; }
    }

    public async Task<Outcome<SignInProvider>> Run(Request request, Actor actor, CancellationToken stop)
    {
        if (!actor.IsAdministrator || (await read.Read(stop)).IsConfigured)
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        var row = await db.Set<SignInProvider>().SingleOrDefaultAsync(stop);
        if (row is null)
            db.Add(row = new SignInProvider());
        if (row.Version != request.Version)
            return new ChangedUnderYou();
        if (Judge(request, row, actor) is { } refusal)
            return refusal;
        // Addresses of people mean nothing at another provider, and its numbers are not the old one's.
        Take(request, row);
        db.Record(actor.PersonId, "sign-in.provider-set", "sign-in", $"{(row.IsOn ? "on" : "off")}; {row.Authority}; client {row.ClientId}; by {row.Match}{(row.MakesPeople ? "; makes people" : "")}{(row.IsOnlyWay ? "; only way" : "")}", clock.Now());
        db.MoveSnapshot();
        return await db.SaveOrRefuse(stop) is { } stale ? stale : row;
    }

    private static Refusal? Judge(Request request, SignInProvider row, Actor actor)
    {
        if (!request.IsOn)
            return request.IsOnlyWay ? new OnlyWayUntried() : null;
        if (NameInvalid.Check(request.Name, "name") is { } refusal)
            return refusal;
        if (!ProviderSettings.MayAsk(request.Authority?.Trim()))
            return new AuthorityInvalid();
        if (string.IsNullOrWhiteSpace(request.ClientId))
            return new ClientMissing();
        if (!Scopes(request).Contains("openid", StringComparer.Ordinal))
            return new OpenIdMissing();
        if (!string.IsNullOrWhiteSpace(request.UsualUnit) && actor.Directory.Unit(request.UsualUnit.Trim()) is not { DissolvedOn: null })
            return new UnitUnknown(request.UsualUnit);
        // Whoever turns the key must have come through the door: a typing error would otherwise shut everybody out.
        return request.IsOnlyWay && !row.IsOnlyWay && actor.Session?.Method is not SessionMethod.Provider ? new OnlyWayUntried() : null;
    }

    private void Take(Request request, SignInProvider row)
    {
        if (!string.IsNullOrEmpty(request.Secret))
            row.SealedSecret = protection.CreateProtector(ReadProvider.Purpose).Protect(request.Secret);
        // A secret is never sent to another address than the one it was entered for.
        else if (row.Authority != (request.Authority?.Trim() ?? "") || row.ClientId != (request.ClientId?.Trim() ?? ""))
            row.SealedSecret = null;
        (row.IsOn, row.Name, row.Authority, row.ClientId) = (request.IsOn, request.Name?.Trim() ?? "", request.Authority?.Trim() ?? "", request.ClientId?.Trim() ?? "");
        (row.Scopes, row.Match, row.NumberClaim) = (Scopes(request) is { Length: > 0 } scopes ? string.Join(' ', scopes) : ProviderSettings.UsualScopes, request.Match, FreeText.Clean(request.NumberClaim) ?? "sub");
        (row.MakesPeople, row.UnitClaim, row.UsualUnit, row.IsOnlyWay) = (request.MakesPeople, FreeText.Clean(request.UnitClaim), FreeText.Clean(request.UsualUnit), request.IsOnlyWay);
        row.Version++;
    }

    private static string[] Scopes(Request request) => (request.Scopes ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
