using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Platform.Api;

/// <summary>
/// The same <c>Idempotency-Key</c> from the same sender gets the same answer for 24 hours. A middleware, because the whole answer
/// is kept. Of two that come at once the first is answered, the other told to come back: the key is claimed before anything is
/// done. Ratings keep this promise by themselves, in the transaction that records them.
/// </summary>
public sealed class Idempotency(IDbContextFactory<EntenteDb> databases, TimeProvider clock, Reply reply)
{
    public const string Header = "Idempotency-Key";
    private const int MaxLength = 128;
    private const int Unanswered = 0;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BetweenCleanings = TimeSpan.FromMinutes(10);
    private DateTimeOffset cleaned;

    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        var given = http.Request.Headers[Header].ToString();
        var metadata = http.GetEndpoint()?.Metadata;
        if (given.Length == 0 || HttpMethods.IsGet(http.Request.Method) || metadata?.GetMetadata<RepeatableByItself>() is not null || metadata?.GetMetadata<NeverKept>() is not null)
        {
            await next(http);
            return;
        }

        if (given.Length > MaxLength)
        {
            await reply.Problem(new IdempotencyKeyTooLong(MaxLength)).ExecuteAsync(http);
            return;
        }

        var stop = http.RequestAborted;
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{http.User.FindFirstValue(Actor.KeyClaim) ?? http.User.FindFirstValue(Actor.PersonClaim)}\n{given}")));
        var hash = await HashOf(http.Request, stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        await Clean(db, stop);
        if (await Claim(db, key, hash, stop))
            await AnswerAndKeep(http, next, key, db);
        else if (await db.IdempotentReplies.AsNoTracking().SingleOrDefaultAsync(kept => kept.Key == key, stop) is not { } known)
            await reply.Problem(new RequestInProgress()).ExecuteAsync(http);
        else if (!known.RequestHash.AsSpan().SequenceEqual(hash))
            await reply.Problem(new IdempotencyKeyUsedDifferently()).ExecuteAsync(http);
        else if (known.Status == Unanswered)
            await reply.Problem(new RequestInProgress()).ExecuteAsync(http);
        else
            await Repeat(http, known, stop);
    }

    private static async Task<byte[]> HashOf(HttpRequest request, CancellationToken stop)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n{request.Headers.IfMatch}\n"));
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, stop)) > 0;)
            hash.AppendData(buffer, 0, read);
        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }

    private async Task Clean(EntenteDb db, CancellationToken stop)
    {
        var now = clock.Now();
        if (now - cleaned < BetweenCleanings)
            return;
        cleaned = now;
        var since = now - Kept;
        await db.IdempotentReplies.Where(old => old.At < since).ExecuteDeleteAsync(stop);
    }

    /// <summary>True for the one request that may go on: nobody sent the key within a day, or whoever did was killed before the answer.</summary>
    private async Task<bool> Claim(EntenteDb db, string key, byte[] hash, CancellationToken stop)
    {
        var now = clock.Now();
        var (since, abandoned) = (now - Kept, now - Abandoned);
        await db.IdempotentReplies.Where(old => old.Key == key && (old.At < since || (old.Status == Unanswered && old.At < abandoned))).ExecuteDeleteAsync(stop);
        db.Add(new IdempotentReply { Key = key, RequestHash = hash, Status = Unanswered, Body = [], At = now });
        var taken = await db.SaveOrRefuse(stop) is not null;
        db.ChangeTracker.Clear();
        return !taken;
    }

    private static async Task AnswerAndKeep(HttpContext http, RequestDelegate next, string key, EntenteDb db)
    {
        var body = http.Response.Body;
        using var copy = new MemoryStream();
        http.Response.Body = copy;
        var isAnswered = false;
        try
        {
            await next(http);
            // A fault is no answer: the sender shall be able to try again with the same key.
            isAnswered = http.Response.StatusCode < StatusCodes.Status500InternalServerError;
        }
        finally
        {
            http.Response.Body = body;
            // Whether the sender still listens or not, what was done is kept.
            if (isAnswered)
                await Keep(http.Response, key, copy.ToArray(), db);
            else
                await db.IdempotentReplies.Where(kept => kept.Key == key).ExecuteDeleteAsync(CancellationToken.None);
        }

        copy.Position = 0;
        await copy.CopyToAsync(body, http.RequestAborted);
    }

    private static async Task Keep(HttpResponse response, string key, byte[] body, EntenteDb db)
    {
        var (status, type, location, tag) = (response.StatusCode, response.ContentType, response.Headers.Location.ToString(), response.Headers.ETag.ToString());
        await db.IdempotentReplies.Where(kept => kept.Key == key).ExecuteUpdateAsync(
            set => set.SetProperty(kept => kept.Status, status).SetProperty(kept => kept.ContentType, type)
                .SetProperty(kept => kept.Location, location.Length > 0 ? location : null).SetProperty(kept => kept.ETag, tag.Length > 0 ? tag : null)
                .SetProperty(kept => kept.Body, body),
            CancellationToken.None);
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
