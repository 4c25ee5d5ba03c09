using System.Diagnostics;
using System.Net.Http.Json;
using Entente.Domain.Organization;
using Entente.Web.Tests.Kit;

namespace Entente.Web.Tests.Features.Identity.CompanySignIn;

/// <summary>The class fixture: a company's sign-in, OpenIddict in a process of its own, over real HTTP. It ends when its standard input does.</summary>
public sealed class TestProvider : IAsyncLifetime
{
    public const string ClientId = "entente";
    public const string Secret = "a secret of the tests";
    private Process process = null!;
    private HttpClient http = null!;

    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        process = Process.Start(new ProcessStartInfo(Program(), ["--urls", "http://127.0.0.1:0"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Address = new Uri(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The provider did not start."));
        http = new HttpClient { BaseAddress = Address };
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        process.StandardInput.Close();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }

    /// <summary>Makes a program known to the provider, as another client for each program of the tests.</summary>
    public async Task<string> Know(App app)
    {
        var id = $"{ClientId}-{app.Address.Port}";
        using var answer = await http.PostAsJsonAsync("/client", new { id, secret = Secret, redirect = new Uri(app.Address, "/sign-in/provider/answer").ToString(), signedOut = new Uri(app.Address, "/signed-out").ToString() });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return id;
    }

    /// <summary>Says whom it sends next.</summary>
    public async Task Send(IReadOnlyDictionary<string, string> claims, string? fault = null, bool onlyUserInfo = false)
    {
        using var answer = await http.PostAsJsonAsync("/next", new { claims, fault, onlyUserInfo });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public Task Send(Person person, string verified = "true", string? subject = null) =>
        Send(new Dictionary<string, string>(StringComparer.Ordinal) { ["sub"] = subject ?? $"at-{person.Email}", ["email"] = person.Email, ["email_verified"] = verified, ["name"] = person.Name });

    private static string Program()
    {
        var folder = AppContext.BaseDirectory.Replace("Entente.Web.Tests", "Entente.TestProvider", StringComparison.Ordinal);
        return Path.Combine(folder, "Entente.TestProvider");
    }
}
