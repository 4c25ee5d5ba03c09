using System.ComponentModel.DataAnnotations;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Chain;

/// <summary>Makes a service, or changes what may change of it.</summary>
public sealed class SaveService(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed record Request
    {
        [Required, MaxLength(64)]
        public string Code { get; set; } = "";

        /// <summary>Code of the unit that does the work.</summary>
        [Required, MaxLength(64)]
        public string Provider { get; set; } = "";

        [Required, MaxLength(120)]
        public string Name { get; set; } = "";

        [MaxLength(120)]
        public string? EnglishName { get; set; }

        public int Scale { get; set; } = 2;

        public RatingMode Mode { get; set; }

        public bool CommentRequired { get; set; }

        /// <summary>The version that was looked at; null to change whatever stands.</summary>
        public int? Version { get; set; }
    }

    /// <summary>Makes it where no service has the code; scale and provider never change.</summary>
    public async Task<Outcome<Service>> Run(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Directory.Unit(request.Provider) is not { } provider)
            return new UnitUnknown(request.Provider);
        if (!ChainRights.MayArrange(actor, provider.Id))
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        var saved = actor.Chain.Service(request.Code) is { } known ? await Change(db, known, request, stop) : Create(db, request, provider);
        if (saved.IsRefused)
            return saved;
        db.Record(actor.PersonId, "service.saved", $"service/{saved.Value.Id}", saved.Value.Code, clock.Now());
        return await db.SaveOrRefuse(stop) is { } stale ? stale : saved;
    }

    private Outcome<Service> Create(EntenteDb db, Request request, Unit provider)
    {
        var service = Service.Create(Guid.CreateVersion7(clock.Now()), request.Code.Trim(), provider, request.Name, request.EnglishName, request.Scale, request.Mode, request.CommentRequired);
        if (!service.IsRefused)
            db.Add(service.Value);
        return service;
    }

    private static async Task<Outcome<Service>> Change(EntenteDb db, Service known, Request request, CancellationToken stop)
    {
        var service = await db.Services.SingleAsync(s => s.Id == known.Id, stop);
        if (request.Version is { } seen && seen != service.Version)
            return new ChangedUnderYou();
        if (request.Scale != service.Scale)
            return new ScaleInvalid(request.Scale);
        return service.Change(request.Name, request.EnglishName, request.Mode, request.CommentRequired) is { } refusal ? refusal : service;
    }
}
