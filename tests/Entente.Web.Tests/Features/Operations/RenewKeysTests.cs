using System.Net;
using Entente.Web.Features.Operations;
using Entente.Web.Features.Ratings;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Operations;

/// <summary>New keys for cookies and links: the earlier ones go on, or no longer count.</summary>
public sealed class RenewKeysTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Renewed_keys_leave_people_signed_in_and_revoked_ones_do_not()
    {
        await using var app = await App.Start();
        var cookie = await app.SignInCookie(app.Company.Technician);
        var link = app.Services.GetRequiredService<RatingLinks>().PathFor(new RatingLinks.Invitation(app.Company.PartsForTechnicians.Id, app.Company.Technician.Id, "RENEW"));
        Assert.Equal(HttpStatusCode.OK, await StatusAt(app, cookie));

        await app.Services.GetRequiredService<RenewKeys>().Run(revoke: false, Stop);
        await using (var node = await app.Beside())
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAt(node, cookie));
            Assert.NotNull(node.Services.GetRequiredService<RatingLinks>().Open(link["/r/".Length..]));
        }

        await app.Services.GetRequiredService<RenewKeys>().Run(revoke: true, Stop);
        await using (var node = await app.Beside())
        {
            Assert.Equal(HttpStatusCode.Redirect, await StatusAt(node, cookie));
            Assert.Null(node.Services.GetRequiredService<RatingLinks>().Open(link["/r/".Length..]));
        }

        await using var db = app.Db();
        Assert.Equal(["cookies.renewed", "cookies.revoked"], await db.AuditEntries.Where(entry => entry.Action.StartsWith("cookies.")).OrderBy(entry => entry.Number).Select(entry => entry.Action).ToListAsync(Stop));
    }

    /// <summary>What a program answers to whoever has a cookie of before.</summary>
    private static async Task<HttpStatusCode> StatusAt(App node, (string Name, string Value) cookie)
    {
        using var client = node.Client(followRedirects: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account");
        request.Headers.Add("Cookie", $"{cookie.Name}={cookie.Value}");
        return (await client.SendAsync(request, Stop)).StatusCode;
    }
}
