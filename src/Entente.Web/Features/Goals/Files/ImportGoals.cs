using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Goals.Files;

/// <summary>
/// Takes in a file of goals: all of it or nothing. It writes drafts and proposes changes and never signs, gives up or removes; what
/// stands as the file says stays untouched, so that the same file again changes nothing. One import at a time, so that the same
/// file sent twice at once is taken in once.
/// </summary>
public sealed class ImportGoals(Arranging arranging)
{
    public Task<Outcome<SheetResult>> Run(SheetFile file, bool dryRun, Actor actor, CancellationToken stop) =>
        arranging.Run<SheetResult>(actor, place => Take(file, dryRun, place), stop);

    private static async Task<Outcome<SheetResult>> Take(SheetFile file, bool dryRun, Arranging.Place place)
    {
        if (!file.Has(GoalColumns.Goals))
            return new SheetMissing();
        var rows = new GoalRows(file, place.Actor.Directory);
        var standing = (await place.Db.Goals.ToListAsync(place.Stop)).Where(goal => GoalRights.MayRead(place.Actor, goal)).ToList();
        var (created, changed, unchanged) = (0, 0, 0);
        var taken = new Dictionary<Guid, int>();
        foreach (var (row, owner, body) in rows.Bodies())
        {
            var known = GoalRows.Find(standing, row["key"], owner.Id, body);
            if (known is not null && !taken.TryAdd(known.Id, row.Number))
                rows.Refuse(GoalColumns.Goals, row.Number, "key", new RowTwice(taken[known.Id]));
            else if (known is not null && known.OwnerId != owner.Id)
                rows.Refuse(GoalColumns.Goals, row.Number, "owner", new FixedOnceMade("owner", place.Actor.Directory.Unit(known.OwnerId)!.Code));
            else if (known is not null && GoalHash.Of(owner.Id, body) == known.Latest.Hash)
                unchanged++;
            else if (await Write(place, known, owner, body) is { } refusal)
                rows.Refuse(row, refusal);
            else if (known is null)
                created++;
            else
                changed++;
        }

        place.IsTrial = dryRun || rows.Errors.Count > 0 || created + changed == 0;
        if (!place.IsTrial)
            place.Record("goals.imported", "company", $"+{created} ~{changed}");
        return new SheetResult([new SheetCount(GoalColumns.Goals, created, changed, unchanged)], rows.Errors, !place.IsTrial, rows.Errors.Count == 0 && created + changed == 0);
    }

    private static async Task<Refusal?> Write(Arranging.Place place, Goal? known, Domain.Organization.Unit owner, GoalBody body)
    {
        var actor = place.Actor;
        if (!actor.MayAdminister && !GoalRights.MayWrite(actor, owner.Id, known?.Sides ?? body.Serves))
            return new NotAllowed();
        // A file is held to what a proposal is held to: whoever checks it wants to hear of missing weights now.
        if ((body.CheckWhole(owner.Id) ?? await Supported.Check(place.Db, owner.Id, known, body, actor, place.Stop)) is { } wrong)
            return wrong;
        if (body.NeedsSuperior && actor.Directory.SuperiorOf(owner.Id, actor.Today) is null)
            return new GoalHasNoSuperior();
        if (known is not null)
        {
            if (known.Edit(body, place.Now, actor.PersonId) is { } refusal)
                return refusal;
            place.Record("goal.edited", $"goal/{known.Id}", known.Latest.Hash);
            return null;
        }

        if (body.Serves.Prepend(owner.Id).Select(unit => actor.Directory.Unit(unit)!).FirstOrDefault(unit => unit.DissolvedOn <= actor.Today) is { } gone)
            return new Domain.Organization.UnitIsDissolved(gone.Name);
        var made = Goal.Create(place.NewId(), owner.Id, body, place.Now, actor.PersonId);
        if (made.IsRefused)
            return made.Refusal;
        place.Db.Add(made.Value);
        place.Record("goal.written", $"goal/{made.Value.Id}", made.Value.Latest.Hash);
        return null;
    }
}
