using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Readiness;

/// <summary>The managers and their course, finished or not.</summary>
public sealed class LearnersList(ReadLearners learners, IStringLocalizer<ReadinessTexts> t, IStringLocalizer<Texts> all) : IListSource<ReadLearners.Row>
{
    public async Task<Outcome<Listing<ReadLearners.Row>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var read = await learners.Read(actor, stop);
        if (read.IsRefused)
            return read.Refusal;
        var rows = read.Value.Where(row => asked["state"] switch { "finished" => row.FinishedAt is not null, "open" => row.FinishedAt is null, _ => true });
        return Listing<ReadLearners.Row>.Of(asked, rows,
        [
            new(t["Learner"], row => Localized.Name(row.Person)) { Sort = "name" },
            new(all["Unit"], row => ReadinessWords.Units(row.Units)) { Sort = "unit" },
            new(t["Course.Lessons"], row => row.Passed) { Sort = "passed" },
            new(t["Course.FinishedOn"], row => row.FinishedAt is { } at ? actor.Directory.DayOf(at) : null) { Sort = "finished" },
        ], "passed");
    }
}
