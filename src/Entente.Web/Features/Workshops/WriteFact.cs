using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Workshops;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Workshops;

/// <summary>Writes a fact of the state sheet, or takes one out.</summary>
public sealed class WriteFact(WorkshopDesk desk)
{
    public sealed record Request
    {
        public FactArea Area { get; set; }

        [MaxLength(NameInvalid.MaxLength)]
        public string? Indicator { get; set; }

        [MaxLength(WorkshopFact.MaxValueLength)]
        public string? Value { get; set; }

        [MaxLength(WorkshopFact.MaxValueLength)]
        public string? LastYear { get; set; }

        [MaxLength(NameInvalid.MaxLength)]
        public string? Source { get; set; }

        public FactTrend Trend { get; set; } = FactTrend.Level;

        /// <summary>True to take it out.</summary>
        public bool Remove { get; set; }

        /// <summary>The version that was looked at; null where that does not matter.</summary>
        public int? SeenVersion { get; set; }
    }

    public Task<Outcome<WorkshopFact>> Run(Guid id, Guid? factId, Request request, Actor actor, CancellationToken stop) =>
        desk.Run<WorkshopFact>(id, actor, WorkshopRights.MayWrite, async at =>
        {
            if (at.Workshop.Change(WorkshopVerb.WriteFacts) is { } not)
                return not;
            var board = await at.Board();
            var draft = new FactDraft(request.Area, request.Indicator ?? "", request.Value ?? "", request.LastYear, request.Source ?? "", request.Trend);
            if (factId is null)
            {
                var made = WorkshopFact.Write(at.NewId(), id, draft, board.Facts, at.By);
                if (!made.IsRefused)
                    at.Db.Add(made.Value);
                return made;
            }

            if (await at.Db.WorkshopFacts.SingleOrDefaultAsync(one => one.Id == factId && one.WorkshopId == id && !one.IsRemoved, at.Stop) is not { } fact)
                return new WorkshopPartUnknown();
            if (request.SeenVersion is { } seen && seen != fact.Version)
                return new ChangedUnderYou();
            return (request.Remove ? fact.Remove(board.Notes, at.By) : fact.Change(draft, board.Facts, at.By)) is { } refusal ? refusal : fact;
        }, stop);
}
