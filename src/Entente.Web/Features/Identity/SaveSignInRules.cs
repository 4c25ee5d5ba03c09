using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>Sets what the company asks of whoever signs in. Whoever lacks it sets it up at the next page; nobody is thrown out.</summary>
public sealed class SaveSignInRules(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed class Request
    {
        public bool SecondStepForAdministration { get; set; }

        public int Version { get; set; }
    }

    public async Task<Outcome<SignInRules>> Run(Request request, Actor actor, CancellationToken stop)
    {
        if (!actor.IsAdministrator)
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        var rules = await db.Set<SignInRules>().SingleOrDefaultAsync(stop);
        if (rules is null)
            db.Add(rules = new SignInRules());
        if (rules.Version != request.Version)
            return new ChangedUnderYou();
        rules.Set(request.SecondStepForAdministration);
        db.Record(actor.PersonId, "sign-in.rules-set", "sign-in", request.SecondStepForAdministration ? "second step for HR and administrators" : "no second step", clock.Now());
        db.MoveSnapshot();
        return await db.SaveOrRefuse(stop) is { } refusal ? refusal : rules;
    }
}
