using System.Globalization;
using System.Text;
using Entente.Domain.Ratings;
using Entente.Web.Features.Ratings;
using Entente.Web.Platform;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Ratings;

/// <summary>Who gave a sealed rating stands nowhere: not in a table, not in a log, not in a time.</summary>
public sealed class SealedTests(Apps apps) : IClassFixture<Apps>
{
    /// <summary>Where a person stands whether they rate or not.</summary>
    private static readonly string[] TablesOfPeople = ["people", "memberships"];

    [Theory, BothDatabases]
    public async Task Nothing_that_is_kept_names_the_rater(DatabaseKind on)
    {
        var app = await apps.On(on);
        var rater = await app.Given.Person(app.Company.Technicians, "不具名", "sealed.rater@repair.example");
        var link = app.Company.PromisesForAfterSales;
        var given = await app.Given.Rating(link, rater, 1, reference: "SEALED-1", cause: Cause.FailedExpectation, comment: "答应的没做到");
        Assert.True(given.IsSealed);
        var revised = Given.Agreed(await app.Services.GetRequiredService<RatingWriter>().Record(new RatingCommand.Record(
            new RatingDraft { LinkId = link.Id, RaterId = rater.Id, Level = 2, At = app.Now, Reference = "SEALED-1", MayRevise = true })));
        Assert.Equal((given.Id, 2), (revised.Id, revised.Version));

        Assert.Equal(TablesOfPeople.Order(StringComparer.Ordinal), (await TablesWith(app, Forms(rater.Id))).Order(StringComparer.Ordinal));
        Assert.Equal(["people"], await TablesWith(app, [Encoding.UTF8.GetBytes(rater.Email)]));
        Assert.Empty(await TablesWith(app, [Encoding.UTF8.GetBytes("SEALED-1")]));
        Assert.DoesNotContain(app.Log.All, line => line.Contains(rater.Email, StringComparison.OrdinalIgnoreCase) || line.Contains(rater.Id.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    [Theory, BothDatabases]
    public async Task Two_sealed_ratings_look_alike_and_tell_no_time_finer_than_a_month(DatabaseKind on)
    {
        var app = await apps.On(on);
        // A link of its own: the program is shared, and its other tests rate openly, in any order.
        var link = await app.Given.Link(await app.Given.Service(app.Company.AfterSales, "代步车", 2, Domain.Chain.RatingMode.RatersChoice), app.Company.Sales);
        Guid[] given =
        [
            (await app.Given.Rating(link, app.Company.Seller, 1, at: app.Now.AddDays(-20), reference: "A", @sealed: true)).Id,
            (await app.Given.Rating(link, app.Company.SecondSeller, 1, reference: "A reference that is a good deal longer", @sealed: true)).Id,
        ];
        await using var db = app.Db();
        var rows = await db.SealedRatings.Where(rating => given.Contains(rating.Id)).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, rows.Count);
        Assert.Single(rows.Select(row => (row.Month, row.Envelope.Length, row.Tag.Length)).Distinct());
        Assert.Equal(new DateOnly(2026, 3, 1), rows[0].Month);
        Assert.All(rows, row => Assert.Equal(4, row.Id.Version));
        Assert.False(await db.RaterTallies.AnyAsync(tally => tally.LinkId == link.Id, TestContext.Current.CancellationToken));
        Assert.False(await db.LinkTallies.AnyAsync(tally => tally.LinkId == link.Id, TestContext.Current.CancellationToken));
    }

    [Theory, BothDatabases]
    public async Task Only_the_key_opens_an_envelope(DatabaseKind on)
    {
        var app = await apps.On(on);
        var given = await app.Given.Rating(app.Company.PromisesForAfterSales, app.Company.Technician, 5, reference: "ENVELOPE");
        await using var db = app.Db();
        var row = await db.SealedRatings.SingleAsync(rating => rating.Id == given.Id, TestContext.Current.CancellationToken);
        var content = app.Services.GetRequiredService<Sealing>().Open(row.Id, row.Envelope);
        Assert.Equal((app.Company.Technician.Id, app.Now, "ENVELOPE"), (content.RaterId, content.At, content.Occasion));
        var stranger = new Sealing(SealingKey.From(Convert.ToBase64String(new byte[32]), app.Folder));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => stranger.Open(row.Id, row.Envelope));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => app.Services.GetRequiredService<Sealing>().Open(Guid.NewGuid(), row.Envelope));
    }

    [Theory, BothDatabases]
    public async Task The_key_is_exchanged_while_the_program_serves_and_the_old_one_opens_nothing_after(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var link = app.Company.PromisesForAfterSales;
        var given = await app.Given.Rating(link, app.Company.Technician, 5, reference: "BEFORE");
        var file = Path.Combine(app.Folder, "keys", "sealing.key");
        var old = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        using var signedIn = await app.As(app.Company.Technician);
        var key = app.Services.GetRequiredService<SealingKey>();

        key.BeginExchange();
        // In between both open: one's own rating is found and revised, and new ones come in.
        Assert.Equal((given.Id, 2), await Revise(4));
        await app.Given.Rating(link, app.Company.SecondTechnician, 3, reference: "BETWEEN");
        Assert.Equal(2, await app.Services.GetRequiredService<SealAnew>().Run(TestContext.Current.CancellationToken));
        key.EndExchange();

        Assert.Equal((given.Id, 3), await Revise(1));
        await using var db = app.Db();
        var rows = await db.SealedRatings.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, rows.Count);
        var stranger = new Sealing(SealingKey.From(old, app.Folder));
        Assert.All(rows, row => Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => stranger.Open(row.Id, row.Envelope)));
        Assert.DoesNotContain(rows, row => row.Tag.AsSpan().SequenceEqual(stranger.Tag(link.Id, app.Company.Technician.Id, "BEFORE")));
        Assert.DoesNotContain(old.Trim(), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        // Another node, which only knows the new key, takes the cookie of before.
        await using var beside = await app.Beside();
        using var there = await beside.As(app.Company.Technician);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await there.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);

        async Task<(Guid, int)> Revise(int level)
        {
            var revised = Given.Agreed(await app.Services.GetRequiredService<RatingWriter>().Record(new RatingCommand.Record(
                new RatingDraft { LinkId = link.Id, RaterId = app.Company.Technician.Id, Level = level, At = app.Now, Reference = "BEFORE", MayRevise = true })));
            return (revised.Id, revised.Version);
        }
    }

    [Theory, BothDatabases]
    public async Task On_the_line_a_sealed_rating_is_as_long_as_an_open_one(DatabaseKind on)
    {
        var app = await apps.On(on);
        var links = app.Services.GetRequiredService<RatingLinks>();
        var lengths = new List<(string Sealed, long? Answer, long? Again)>();
        foreach (var choice in new[] { "none", "true" })
        {
            using var client = app.Client();
            var path = links.PathFor(new RatingLinks.Invitation(app.Company.ReportsForSales.Id, app.Company.Seller.Id, "LINE-" + choice));
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["sealed"] = choice, ["level"] = "1" });
            var answer = await client.PostAsync(new Uri(path, UriKind.Relative), form, TestContext.Current.CancellationToken);
            var again = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
            lengths.Add((choice, answer.Content.Headers.ContentLength, again.Content.Headers.ContentLength));
        }

        Assert.Equal(lengths[0] with { Sealed = "" }, lengths[1] with { Sealed = "" });
        Assert.True(lengths[0].Answer < 20_000);
        await using var db = app.Db();
        Assert.Equal(1, await db.Ratings.CountAsync(rating => rating.Occasion == "LINE-none", TestContext.Current.CancellationToken));
    }

    private static byte[][] Forms(Guid id) =>
        [id.ToByteArray(true), id.ToByteArray(false), .. new[] { "D", "N" }.Select(format => Encoding.UTF8.GetBytes(id.ToString(format)))];

    /// <summary>The tables in which any value of any row holds any of these bytes.</summary>
    private static async Task<List<string>> TablesWith(App app, byte[][] needles)
    {
        await using var db = app.Db();
        var found = new List<string>();
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var row = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            var hit = false;
            while (!hit && await row.ReadAsync(TestContext.Current.CancellationToken))
                hit = Enumerable.Range(0, row.FieldCount).Select(column => Bytes(row.GetValue(column))).Any(value => needles.Any(needle => value.AsSpan().IndexOf(needle) >= 0));
            if (hit)
                found.Add(table);
        }

        return found;
    }

    private static byte[] Bytes(object value) => value switch
    {
        byte[] bytes => bytes,
        Guid id => id.ToByteArray(true),
        _ => Encoding.UTF8.GetBytes(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };
}
