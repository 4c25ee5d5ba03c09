using Entente.Browser.Tests.Kit;
using Entente.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Entente.Browser.Tests.Journeys;

/// <summary>A passkey is added and signs in, with a device that Chromium plays.</summary>
public sealed class PasskeyJourneyTests(ExampleCompany example)
{
    private const string Email = "wu.jiahui@hengtong.example";

    [BrowserFact]
    public async Task A_passkey_is_added_on_the_account_page_opens_the_door_and_is_removed()
    {
        var person = await example.Person(Email);
        await using var window = await example.Open(person, "en");
        var device = await window.Page.Context.NewCDPSessionAsync(window.Page);
        await device.SendAsync("WebAuthn.enable");
        var made = await device.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
        var authenticator = made!.Value.GetProperty("authenticatorId").GetString()!;
        // A passkey belongs to a name; an address in numbers has none.
        var host = new UriBuilder(example.App.Address) { Host = "localhost" }.Uri;
        var (name, value) = await example.App.SignInCookie(person);
        await window.Page.Context.AddCookiesAsync([new Cookie { Name = name, Value = value, Url = host.ToString() }]);
        await window.Page.GotoAsync(new Uri(host, "/account").ToString());
        await window.Fill(("Made.Name", "Work phone"));
        await window.Press("Add a passkey");
        Assert.Contains("Work phone", await window.Words("#passkeys"), StringComparison.Ordinal);
        await window.Picture("account-passkey");
        await window.IsAccessible();

        await window.Page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = name });
        await window.Page.GotoAsync(new Uri(host, "/sign-in?returnUrl=/needs").ToString());
        await window.Press(await ButtonWords(window));
        Assert.EndsWith("/needs", window.Page.Url, StringComparison.Ordinal);
        await using (var db = example.App.Db())
        {
            Assert.True(await db.Set<Session>().AnyAsync(session => session.PersonId == person.Id && session.Method == SessionMethod.Passkey, TestContext.Current.CancellationToken));
            Assert.Equal(1, await db.Set<IdentityUserPasskey<Guid>>().CountAsync(passkey => passkey.UserId == person.Id, TestContext.Current.CancellationToken));
        }

        // A device whose owner was not recognised opens nothing.
        await device.SendAsync("WebAuthn.setUserVerified", new Dictionary<string, object> { ["authenticatorId"] = authenticator, ["isUserVerified"] = false });
        await window.Page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = name });
        await window.Page.GotoAsync(new Uri(host, "/sign-in").ToString());
        await window.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = await ButtonWords(window) }).ClickAsync();
        await window.Page.Locator("entente-passkey [role=alert]:not(:empty)").WaitForAsync();

        await device.SendAsync("WebAuthn.setUserVerified", new Dictionary<string, object> { ["authenticatorId"] = authenticator, ["isUserVerified"] = true });
        await window.Press(await ButtonWords(window));
        await window.Page.GotoAsync(new Uri(host, "/account").ToString());
        await window.Page.Locator("#passkeys summary").ClickAsync();
        await window.Press("Remove", "#passkeys .confirm");
        await window.Page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = name });
        await window.Page.GotoAsync(new Uri(host, "/sign-in").ToString());
        // The device still has it; we know it no more.
        await window.Press(await ButtonWords(window));
        Assert.Contains("The passkey is not known here", await window.Words(), StringComparison.Ordinal);
    }

    /// <summary>Language lives in a cookie of the other host, so the words are read from the page.</summary>
    private static async Task<string> ButtonWords(Window window) => (await window.Page.Locator("entente-passkey button").InnerTextAsync()).Trim();
}
