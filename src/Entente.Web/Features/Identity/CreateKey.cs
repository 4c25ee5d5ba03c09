using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>Makes an API key; it is shown once and never again.</summary>
public sealed class CreateKey(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    private const int Bytes = 32;

    public sealed class Request
    {
        [Required, MaxLength(120)]
        public string Name { get; set; } = "";

        [Required]
        public IReadOnlyList<string> Scopes { get; set; } = [];
    }

    /// <param name="Key">What was made.</param>
    /// <param name="Secret">What the program sends; kept nowhere.</param>
    public sealed record Made(ApiKey Key, string Secret);

    public async Task<Outcome<Made>> Run(Request request, Actor actor, CancellationToken stop)
    {
        if (!actor.IsAdministrator)
            return new NotAllowed();
        if (NameInvalid.Check(request.Name, "name") is { } refusal)
            return refusal;
        string[] scopes = [.. request.Scopes.Distinct(StringComparer.Ordinal)];
        if (scopes.Length == 0 || scopes.Any(scope => scope != Actor.AdminScope && !Policies.Scopes.Contains(scope, StringComparer.Ordinal)))
            return new ScopeUnknown(string.Join(' ', scopes));
        var secret = KeyAuthentication.Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        var now = clock.Now();
        var key = new ApiKey { Id = Guid.CreateVersion7(now), Name = request.Name.Trim(), Hash = KeyAuthentication.HashOf(secret), Scopes = string.Join(' ', scopes), CreatedAt = now, CreatedBy = actor.PersonId };
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Set<ApiKey>().AnyAsync(other => other.Name == key.Name && other.RevokedAt == null, stop))
            return new KeyNameTaken(key.Name);
        db.Add(key);
        db.Record(actor.PersonId, "key.created", $"key/{key.Id}", $"{key.Name}: {key.Scopes}", now);
        db.MoveSnapshot();
        await db.SaveChangesAsync(stop);
        return new Made(key, secret);
    }
}
