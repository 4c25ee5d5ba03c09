using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Platform.Api;

/// <summary>
/// The same <c>Idempotency-Key</c> from the same sender gets the same answer for 24 hours. A middleware, because the whole answer
/// is kept. Ratings keep this promise by themselves, in the transaction that records them.
/// </summary>
public sealed class Idempotency(IDbContextFactory<EntenteDb> databases, TimeProvider clock, Reply reply)
{
    public const string Header = "Idempotency-Key";
    private const int MaxLength = 128;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        var given = http.Request.Headers[Header].ToString();
        if (given.Length == 0 || HttpMethods.IsGet(http.Request.Method) || http.GetEndpoint()?.Metadata.GetMetadata<RepeatableByItself>() is not null)
        {
            await next(http);
            return;
        }

        var stop = http.RequestAborted;
        if (given.Length > MaxLength)
        {
            await reply.Problem(new IdempotencyKeyTooLong(MaxLength)).ExecuteAsync(http);
            return;
        }

        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{http.User.FindFirstValue(Actor.KeyClaim) ?? http.User.FindFirstValue(Actor.PersonClaim)}\n{given}")));
        var hash = await HashOf(http.Request, stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        var since = clock.Now() - Kept;
        await db.IdempotentReplies.Where(old => old.At < since).ExecuteDeleteAsync(stop);
        if (await db.IdempotentReplies.AsNoTracking().SingleOrDefaultAsync(kept => kept.Key == key, stop) is not { } known)
            await AnswerAndKeep(http, next, key, hash, db, stop);
        else if (known.RequestHash.AsSpan().SequenceEqual(hash))
            await Repeat(http, known, stop);
        else
            await reply.Problem(new IdempotencyKeyUsedDifferently()).ExecuteAsync(http);
    }

    private static async Task<byte[]> HashOf(HttpRequest request, CancellationToken stop)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, stop)) > 0;)
            hash.AppendData(buffer, 0, read);
        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }

    private async Task AnswerAndKeep(HttpContext http, RequestDelegate next, string key, byte[] hash, EntenteDb db, CancellationToken stop)
    {
        var body = http.Response.Body;
        using var copy = new MemoryStream();
        http.Response.Body = copy;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = body;
        }

        // A fault is no answer: the sender shall be able to try again with the same key.
        if (http.Response.StatusCode < 500)
        {
            db.Add(new IdempotentReply
            {
                Key = key, RequestHash = hash, Status = http.Response.StatusCode, ContentType = http.Response.ContentType,
                Location = http.Response.Headers.Location, ETag = http.Response.Headers.ETag, Body = copy.ToArray(), At = clock.Now(),
            });
            try
            {
                await db.SaveChangesAsync(stop);
            }
            catch (DbUpdateException)
            {
                // The same request arrived twice at once; the other one's answer is the one that is kept.
            }
        }

        copy.Position = 0;
        await copy.CopyToAsync(body, stop);
    }

    private static async Task Repeat(HttpContext http, IdempotentReply known, CancellationToken stop)
    {
        http.Response.StatusCode = known.Status;
        http.Response.ContentType = known.ContentType;
        http.Response.Headers["Idempotent-Replayed"] = "true";
        if (known.Location is not null)
            http.Response.Headers.Location = known.Location;
        if (known.ETag is not null)
            http.Response.Headers.ETag = known.ETag;
        await http.Response.Body.WriteAsync(known.Body, stop);
    }
}
