using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Retention;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Operations.Retention;

/// <summary>Sets for how long something is kept. What has been taken away already does not come back.</summary>
public sealed class SetRetention(IEnumerable<RetentionRule> rules, IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed record Request
    {
        [Required, MaxLength(40)]
        public string Name { get; set; } = "";

        public int Days { get; set; }
    }

    public async Task<Outcome<ReadRetention.Term>> Run(Request request, Actor actor, CancellationToken stop)
    {
        if (!actor.IsAdministrator)
            return new NotAllowed();
        if (rules.FirstOrDefault(rule => rule.Name == request.Name) is not { } rule)
            return new RetentionUnknown(request.Name);
        if (request.Days < rule.Least || request.Days > RetentionRule.Most)
            return new RetentionOutOfRange(rule.Least, RetentionRule.Most);
        await using var db = await databases.CreateDbContextAsync(stop);
        var term = await db.Set<RetentionTerm>().SingleOrDefaultAsync(term => term.Name == rule.Name, stop);
        var before = term?.Days ?? rule.Days;
        if (term is null)
            db.Add(new RetentionTerm { Name = rule.Name, Days = request.Days });
        else
            term.Days = request.Days;
        db.Record(actor.PersonId, "retention.set", $"retention/{rule.Name}", JsonSerializer.Serialize(new { before, days = request.Days, key = actor.KeyId }, JsonSerializerOptions.Web), clock.Now());
        return await db.SaveOrRefuse(stop) is { } stale ? stale : new ReadRetention.Term(rule, request.Days);
    }
}
