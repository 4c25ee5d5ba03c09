using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Entente.Domain.Chain;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Entente.Web.Features.Identity;

/// <summary>Signs programs in by <c>Authorization: Bearer ent_…</c>.</summary>
public sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyAuthentication.Known known)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Key";
    public const string Prefix = "ent_";
    public const string Challenge = "Bearer realm=\"entente\"";
    private const string Bearer = "Bearer ";

    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Challenge;
        return base.HandleChallengeAsync(properties);
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string? header = Request.Headers.Authorization;
        if (header?.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) is not true)
            return AuthenticateResult.NoResult();
        var (found, chain) = await known.Find(HashOf(header[Bearer.Length..].Trim()), Context.RequestAborted);
        if (found is not { } key)
            return AuthenticateResult.Fail("Unknown key.");
        Context.Features.Set(new ChainOfRequest(chain));
        var identity = new ClaimsIdentity([new Claim(Actor.KeyClaim, key.Id.ToString()), .. key.Scopes.Split(' ').Select(scope => new Claim(Actor.ScopeClaim, scope))], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    /// <summary>Keys that were seen, kept while no key was made or revoked anywhere.</summary>
    public sealed class Known(IDbContextFactory<EntenteDb> databases, Snapshots snapshots)
    {
        private Seen seen = new(-1);

        public async Task<(ApiKey? Key, SupplyChain Chain)> Find(byte[] hash, CancellationToken stop)
        {
            var (chain, stamp) = await snapshots.ReadStamped(stop);
            // What was read under one stamp never counts under another: a slow request cannot bring a revoked key back.
            var now = seen;
            if (now.Stamp != stamp)
                seen = now = new Seen(stamp);
            var name = Convert.ToHexString(hash);
            // A crowd with one key asks the database once; keys that are none are not kept, for there are many.
            var asked = now.Keys.GetOrAdd(name, _ => new Lazy<Task<ApiKey?>>(() => Read(hash)));
            try
            {
                if (await asked.Value.WaitAsync(stop) is { } key)
                    return (key, chain);
                now.Keys.TryRemove(name, out _);
                return (null, chain);
            }
            catch
            {
                now.Keys.TryRemove(name, out _);
                throw;
            }
        }

        private async Task<ApiKey?> Read(byte[] hash)
        {
            await using var db = await databases.CreateDbContextAsync();
            return await db.Set<ApiKey>().AsNoTracking().SingleOrDefaultAsync(key => key.Hash == hash && key.RevokedAt == null);
        }

        private sealed record Seen(long Stamp)
        {
            public ConcurrentDictionary<string, Lazy<Task<ApiKey?>>> Keys { get; } = new(StringComparer.Ordinal);
        }
    }
}
