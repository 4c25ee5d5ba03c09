using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using Entente.Domain.Organization;
using Entente.Web.Commands;
using Entente.Web.Data;
using Entente.Web.Features.Identity;
using Entente.Web.Platform;
using Entente.Web.Platform.Jobs;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Entente.Web.Tests.Kit;

/// <summary>The real program: Kestrel on a free port, over a database of its own. Only the clock stands still, at <see cref="Start"/>, until a test moves it.</summary>
public sealed class App : IAsyncDisposable
{
    /// <summary>Wednesday 25 March 2026, ten in the morning in the company's time zone.</summary>
    public static readonly DateTimeOffset FirstInstant = new(2026, 3, 25, 2, 0, 0, TimeSpan.Zero);

    private readonly WebApplication web;
    private readonly string? postgresUrl;
    private readonly bool ownsDatabase;
    private readonly Action<WebApplicationBuilder>? adjusted;
    private readonly bool doesJobs;
    private readonly SemaphoreSlim making = new(1, 1);
    private bool stopped;

    private App(WebApplication program, TimeProvider time, LogLines log, string folder, string? url, bool owner, Action<WebApplicationBuilder>? adjust, bool jobs)
    {
        (web, Time, Log, Folder, postgresUrl, ownsDatabase, adjusted, doesJobs) = (program, time, log, folder, url, owner, adjust, jobs);
        Given = new Given(this);
    }

    public Uri Address => new(web.Urls.First());

    public IServiceProvider Services => web.Services;

    /// <summary>What the program takes for the time.</summary>
    public TimeProvider Time { get; }

    /// <summary>The clock that a test moves; there is none where the test asked for another.</summary>
    public FakeTimeProvider Clock => (FakeTimeProvider)Time;

    /// <summary>Now, as the program stores it.</summary>
    public DateTimeOffset Now => Time.Now();

    /// <summary>The options that point a command at the same data.</summary>
    public string[] AtItsData => postgresUrl is null ? ["--data", Folder] : ["--data", Folder, "--database", postgresUrl];

    public LogLines Log { get; }

    /// <summary>Its data folder: keys and, on SQLite, the database.</summary>
    public string Folder { get; }

    /// <summary>Puts things into the database as a company would have done.</summary>
    public Given Given { get; }

    /// <summary>The small repair company that every program of the kit starts with, except one with the example.</summary>
    public RepairCompany Company { get; private set; } = null!;

    /// <summary>With <c>ENTENTE_TEST_DATABASE=postgres</c> tests that are content with one database run on PostgreSQL, and nothing on SQLite; a usual run leaves them to SQLite to be done in time.</summary>
    internal static bool IsAlwaysPostgres => Environment.GetEnvironmentVariable("ENTENTE_TEST_DATABASE") is "postgres";

    /// <summary>
    /// A program of one's own, to be disposed; most tests share one through <see cref="Apps"/>. Jobs are done when a test says so, unless
    /// <paramref name="jobs"/> lets the program do them by its clock: whoever moves that on by days is not to be reminded, asked and judged besides.
    /// </summary>
    public static async Task<App> Start(DatabaseKind on = DatabaseKind.Sqlite, TimeProvider? clock = null, bool example = false, bool empty = false, Action<WebApplicationBuilder>? adjust = null, CutLine? line = null, bool jobs = false)
    {
        var folder = Directory.CreateTempSubdirectory("entente-test-").FullName;
        var url = on is DatabaseKind.Postgres || IsAlwaysPostgres ? await (await PostgresServer.Running()).CreateDatabase() : null;
        if (url is null)
            await Templates.CopySqlite(folder);
        if (url is not null && line is not null)
            url = line.To(url);
        var app = Build(folder, url, clock ?? new FakeTimeProvider(FirstInstant), adjust, jobs, owner: true);
        try
        {
            await app.web.PrepareAsync(example, CancellationToken.None);
            await app.web.StartAsync();
            if (!example && !empty)
                app.Company = await app.Given.RepairCompany();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Another node over the same database, adjusted alike, to be disposed before this one.</summary>
    public async Task<App> Beside()
    {
        var node = Build(Folder, postgresUrl, Time, adjusted, doesJobs, owner: false);
        await node.web.StartAsync();
        node.Company = Company;
        return node;
    }

    /// <summary>Reads or writes the database directly.</summary>
    public EntenteDb Db() => Services.GetRequiredService<IDbContextFactory<EntenteDb>>().CreateDbContext();

    /// <summary>A browser nobody signed in with: it keeps cookies and, unless told otherwise, follows redirects.</summary>
    public HttpClient Client(bool followRedirects = true) => new(new Browsing(followRedirects)) { BaseAddress = Address };

    /// <summary>A browser that a person signed in with: it holds the program's own Identity cookie.</summary>
    public async Task<HttpClient> As(Person person, bool followRedirects = true)
    {
        var (name, value) = await SignInCookie(person);
        var browsing = new Browsing(followRedirects);
        browsing.Keep(name, value);
        return new HttpClient(browsing) { BaseAddress = Address };
    }

    /// <summary>The cookie that a sign-in would have set; the browser tests use it too.</summary>
    public async Task<(string Name, string Value)> SignInCookie(Person person)
    {
        await using var scope = Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = await AccountOf(person, accounts);
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        var session = await Given.Save(new Session { Id = Guid.NewGuid(), PersonId = person.Id, Method = SessionMethod.Password, BegunAt = Now, SeenAt = Now });
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(Actor.SessionClaim, session.Id.ToString()));
        var options = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var properties = new AuthenticationProperties { IssuedUtc = Now, ExpiresUtc = Now + options.ExpireTimeSpan };
        return (options.Cookie.Name!, options.TicketDataFormat.Protect(new AuthenticationTicket(principal, properties, IdentityConstants.ApplicationScheme)));
    }

    private async Task<Account> AccountOf(Person person, UserManager<Account> accounts)
    {
        // Two browsers of one person that open at once would both make the account.
        await making.WaitAsync();
        try
        {
            var account = await accounts.FindByIdAsync(person.Id.ToString());
            if (account is not null)
                return account;
            account = new Account { Id = person.Id, UserName = person.Email, Email = person.Email, EmailConfirmed = true };
            var made = await accounts.CreateAsync(account);
            Assert.True(made.Succeeded, string.Join(' ', made.Errors.Select(error => error.Description)));
            return account;
        }
        finally
        {
            making.Release();
        }
    }

    /// <summary>A program with a key of these scopes.</summary>
    public async Task<HttpClient> WithKey(params string[] scopes)
    {
        var key = KeyAuthentication.Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await using var db = Db();
        db.Add(new ApiKey { Id = Guid.CreateVersion7(), Name = "test", Hash = KeyAuthentication.HashOf(key), Scopes = string.Join(' ', scopes), CreatedAt = Now });
        await db.SaveChangesAsync();
        var client = Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>Stops the program as a shutdown does; the database stays until the end of the test.</summary>
    public async Task Stop()
    {
        if (!stopped)
            await web.StopAsync();
        stopped = true;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await web.DisposeAsync();
        making.Dispose();
        if (!ownsDatabase)
            return;
        if (postgresUrl is not null)
            (await PostgresServer.Running()).DropDatabase(postgresUrl);
        else
            Microsoft.Data.Sqlite.SqliteConnection.ClearPool(new Microsoft.Data.Sqlite.SqliteConnection(DatabaseUrl.InFolder(Folder).ConnectionString));
        Directory.Delete(Folder, true);
        Assert.Empty(Log.Telltale);
    }

    private static App Build(string folder, string? url, TimeProvider time, Action<WebApplicationBuilder>? adjust, bool jobs, bool owner)
    {
        var log = new LogLines();
        var program = Host.Build(
            new Store(folder, url is null ? DatabaseUrl.InFolder(folder) : DatabaseUrl.Parse(url)!),
            ["--urls", "http://127.0.0.1:0"],
            builder =>
            {
                builder.Logging.ClearProviders().AddProvider(log);
                builder.Services.Replace(ServiceDescriptor.Singleton(time));
                NobodysHub.Adjust(builder);
                if (!jobs)
                    builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(JobRunner)));
                adjust?.Invoke(builder);
            }).Answering();
        return new App(program, time, log, folder, url, owner, adjust, jobs);
    }
}
