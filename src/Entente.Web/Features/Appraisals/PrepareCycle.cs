using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Entente.Domain.Appraisals;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Appraisals;

/// <summary>Prepares a cycle, or gives a prepared one another period or other terms.</summary>
public sealed class PrepareCycle(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed record Request
    {
        /// <summary>The period's code, such as 2026-Q3.</summary>
        [MaxLength(8)]
        public string? Period { get; set; }

        /// <summary>The weight of the superior's part in percent; the customers' part is the rest. Null for the usual.</summary>
        public int? ManagementWeight { get; set; }

        /// <summary>From how many points the superior's part passes; null for the usual.</summary>
        public int? ManagementPass { get; set; }

        /// <summary>From how many points the customers' part passes; null for the usual.</summary>
        public int? ServicePass { get; set; }

        public int? Version { get; set; }
    }

    /// <param name="code">The period of the cycle to change; null for a new one.</param>
    public async Task<Outcome<AppraisalCycle>> Run(string? code, Request request, Actor actor, CancellationToken stop)
    {
        if (!AppraisalRights.MayRun(actor))
            return new NotAllowed();
        if (!Period.TryParse(request.Period ?? code, out var period))
            return new AppraisalPeriodInvalid(request.Period ?? "");
        var usual = new AppraisalTerms();
        var terms = new AppraisalTerms(request.ManagementWeight ?? usual.ManagementWeight, request.ManagementPass ?? usual.ManagementPass, request.ServicePass ?? usual.ServicePass);
        var now = clock.Now();
        await using var db = await databases.CreateDbContextAsync(stop);
        var cycle = code is null ? null : await db.AppraisalCycles.SingleOrDefaultAsync(one => one.PeriodCode == code, stop);
        if (code is not null && cycle is null)
            return new AppraisalUnknown();
        if (request.Version is { } seen && cycle is not null && seen != cycle.Version)
            return new ChangedUnderYou();
        var taken = await db.AppraisalCycles.AnyAsync(other => other.PeriodCode == period.ToString() && other.PeriodCode != code, stop);
        if (taken)
            return new AppraisalPeriodTaken();
        if (cycle is null)
        {
            var prepared = AppraisalCycle.Prepare(Guid.CreateVersion7(now), period, terms, now);
            if (prepared.IsRefused)
                return prepared;
            db.Add(cycle = prepared.Value);
        }
        else if (cycle.Change(period, terms) is { } refusal)
        {
            return refusal;
        }

        db.Record(actor.PersonId, code is null ? "appraisal.prepare" : "appraisal.terms", $"appraisal/{cycle.Id}", string.Create(CultureInfo.InvariantCulture, $"{period} {terms.ManagementWeight}/{terms.ServiceWeight} {terms.ManagementPass}/{terms.ServicePass}"), now);
        return await db.SaveOrRefuse(stop) is { } stale ? stale : cycle;
    }
}
