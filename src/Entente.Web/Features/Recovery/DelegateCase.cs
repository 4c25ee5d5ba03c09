using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Recovery;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Recovery;

/// <summary>Hands a case to somebody of the provider, or back to the owner.</summary>
public sealed class DelegateCase(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed record Request
    {
        /// <summary>Mail address or identity of who shall handle it; empty for the owner.</summary>
        [MaxLength(254)]
        public string? Person { get; set; }

        /// <summary>The version that was looked at; empty for whatever stands.</summary>
        public int? Version { get; set; }
    }

    public async Task<Outcome<RecoveryCase>> Run(Guid id, Request request, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.RecoveryCases.SingleOrDefaultAsync(one => one.Id == id, stop) is not { } found || !RecoveryRights.MayRead(actor, found))
            return new RecoveryUnknown();
        if (actor.Person is not { } person || !RecoveryRights.MayDelegate(actor, found))
            return new NotAllowed();
        if (request.Version is { } seen && seen != found.Version)
            return new ChangedUnderYou();
        var to = PersonOf(request.Person, actor);
        if (request.Person is { Length: > 0 } && (to is null || !RecoveryAccess.MayReceive(actor.Chain, found, to.Id, actor.Today)))
            return new RecoveryDelegateInvalid();
        var now = clock.Now();
        if (found.Delegate(to?.Id, person.Id, now) is { } refusal)
            return refusal;
        db.Record(person.Id, "recovery.delegated", $"recovery/{found.Id}", to?.Id.ToString(), now);
        return await db.SaveOrRefuse(stop) is { } stale ? stale : found;
    }

    private static Person? PersonOf(string? text, Actor actor) =>
        string.IsNullOrWhiteSpace(text) ? null : Guid.TryParse(text, out var id) ? actor.Directory.Person(id) : actor.Directory.Person(text);
}
