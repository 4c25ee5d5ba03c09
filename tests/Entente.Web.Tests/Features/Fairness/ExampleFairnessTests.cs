using System.Net;
using Entente.Domain.Fairness;
using Entente.Web.Data;
using Entente.Web.Features.Demo;
using Entente.Web.Features.Scorecards.Moves;
using Entente.Web.Platform;
using Entente.Web.Tests.Features.Demo;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Entente.Web.Tests.Features.Fairness;

/// <summary>The job over the example's own database, and what HR then sees; on a day in the pulse of a quarter, which <see cref="AnyDayTests"/> would load once more.</summary>
public sealed class ExampleFairnessTests
{
    [Fact]
    public async Task The_page_shows_the_grudge_the_fear_and_the_ring_and_accuses_nobody_else_and_nobody_moved_a_figure_beyond_its_bound()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var app = await App.Start(clock: new FakeTimeProvider(new DateTimeOffset(2026, 3, 25, 2, 0, 0, TimeSpan.Zero)), example: true);
        var chain = await app.Services.GetRequiredService<Snapshots>().Read(stop);
        Guid Unit(string code) => chain.Directory.Unit(code)!.Id;
        await using var db = app.Db();
        var runs = await db.Set<SignSearchRun>().ToListAsync(stop);
        var signs = await db.Set<Sign>().ToListAsync(stop);
        Assert.True(runs.Count >= 3);
        var latest = signs.Where(sign => sign.Period == runs.Max(run => run.Period)).ToList();
        var grudge = latest.Single(sign => sign.Kind is SignKind.Grudge);
        Assert.Equal((Unit(Stories.GrudgeProvider), chain.Directory.Person(Stories.GrudgeRater)!.Id), (grudge.UnitIds.Single(), grudge.RaterId));
        Assert.Equal(new[] { Unit(Stories.RingOne), Unit(Stories.RingOther) }.Order(), latest.Single(sign => sign.Kind is SignKind.Ring).UnitIds.Order());
        Assert.Equal(Unit(Stories.FearedProvider), latest.Single(sign => sign.Kind is SignKind.UncomplainedBreaches).UnitIds.Single());
        Assert.All(latest, sign => Assert.True(sign.Id == grudge.Id || sign.Kind is SignKind.Ring || (sign.RaterId is null && sign.UnitIds.Single() == Unit(Stories.FearedProvider)), sign.Kind.ToString()));
        // Nobody else in any quarter before either.
        Assert.All(signs, sign => Assert.Contains((sign.RaterId, sign.UnitIds.Order().First()), latest.Select(one => (one.RaterId, one.UnitIds.Order().First()))));

        var auditor = new Actor(chain.Directory.Person("gu.mingyuan@hengtong.example")!.Id, null, new HashSet<string>(), chain, chain.Directory.DayOf(app.Now));
        var moves = Given.Agreed(await app.Services.GetRequiredService<ReadMoves>().Read(null, auditor, stop));
        Assert.True(moves.Rows.Count(row => row.Index > 0) > 8 && moves.Rows.Count(row => row.Share is not null) > 8);
        Assert.Contains(moves.Rows, row => row.LongTerm > 0);
        Assert.All(moves.Rows, row => Assert.True(row.IsWithin, row.ToString()));

        using var http = await app.As(chain.Directory.Person("tan.hui@hengtong.example")!);
        var page = WebUtility.HtmlDecode(await http.GetStringAsync("/fairness", stop));
        Assert.DoesNotContain(chain.Directory.Person(Stories.GrudgeRater)!.Name, page, StringComparison.Ordinal);
        Assert.Contains(chain.Directory.Unit(Stories.FearedProvider)!.Name, page, StringComparison.Ordinal);
        Assert.Contains(chain.Directory.Person(Stories.GrudgeRater)!.Name, WebUtility.HtmlDecode(await http.GetStringAsync($"/fairness/signs/{grudge.Id}", stop)), StringComparison.Ordinal);
        await AnyDayTests.ContradictsNoRule(app);
    }
}
