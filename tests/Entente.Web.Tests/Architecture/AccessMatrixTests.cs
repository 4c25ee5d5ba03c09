using System.Net;
using System.Text;
using Entente.Web.Tests.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Architecture;

/// <summary>
/// Who gets past the door of which page and call, tried out for every role over HTTP and compared with docs/security/access.md. Where
/// that changes, the page changes in the same commit: <c>ENTENTE_WRITE=1</c> writes it anew. What they may do behind the door is held by the tests of each feature.
/// </summary>
public sealed class AccessMatrixTests
{
    private static readonly string Page = Path.Combine(Sources.Root, "docs", "security", "access.md");

    [Fact]
    public async Task Everybody_gets_as_far_as_the_matrix_says_and_no_further()
    {
        await using var app = await App.Start();
        var company = app.Company;
        (string Name, Func<Task<HttpClient>> Enter)[] roles =
        [
            ("nobody", () => Task.FromResult(app.Client(followRedirects: false))),
            ("employee", () => app.As(company.Seller, followRedirects: false)),
            ("manager", () => app.As(company.SalesManager, followRedirects: false)),
            ("director", () => app.As(company.Director, followRedirects: false)),
            ("HR", () => app.As(company.HumanResources, followRedirects: false)),
            ("administrator", () => app.As(company.Administrator, followRedirects: false)),
            ("auditor", () => app.As(company.Auditor, followRedirects: false)),
            ("other key", () => app.WithKey("metrics:read")),
            ("admin key", () => app.WithKey("admin")),
        ];
        var rows = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods && !methods.Contains("GET") ? methods : ["GET"]).Select(method => (Method: method, Path: PathOf(endpoint), Address: Filled(endpoint, company))))
            .Where(row => !row.Path.StartsWith("/_", StringComparison.Ordinal)).DistinctBy(row => (row.Method, row.Path))
            .OrderBy(row => row.Path, StringComparer.Ordinal).ThenBy(row => row.Method, StringComparer.Ordinal).ToList();
        var cells = new string[rows.Count, roles.Length];
        for (var role = 0; role < roles.Length; role++)
        {
            using var http = await roles[role].Enter();
            for (var row = 0; row < rows.Count; row++)
                cells[row, role] = await Try(http, rows[row].Method, rows[row].Address);
        }

        var matrix = new StringBuilder($"| | {string.Join(" | ", roles.Select(role => role.Name))} |\n|---|{string.Concat(roles.Select(_ => "---|"))}\n");
        for (var row = 0; row < rows.Count; row++)
            matrix.Append("| `").Append(rows[row].Method).Append(' ').Append(rows[row].Path).Append("` | ").AppendJoin(" | ", Enumerable.Range(0, roles.Length).Select(role => cells[row, role])).Append(" |\n");
        var page = await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken);
        var begin = page.IndexOf("| |", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("ENTENTE_WRITE") == "1")
            await File.WriteAllTextAsync(Page, page[..begin] + matrix, TestContext.Current.CancellationToken);
        else
            Assert.Equal(page[begin..].Split('\n'), matrix.ToString().Split('\n'));
    }

    /// <summary>In, not there for them, or out.</summary>
    private static async Task<string> Try(HttpClient http, string method, string address)
    {
        var met = await Met(http, method, address, new StringContent("{}", Encoding.UTF8, "application/json"));
        return met ?? await Met(http, method, address, new FormUrlEncodedContent([])) ?? "✓";
    }

    /// <summary>Null where the door is one for another form of content.</summary>
    private static async Task<string?> Met(HttpClient http, string method, string address, HttpContent content)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative)) { Content = method is "GET" or "DELETE" ? null : content };
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "",
            HttpStatusCode.NotFound => "–",
            HttpStatusCode.UnsupportedMediaType => null,
            _ when answer.Headers.Location?.OriginalString.StartsWith("/sign-in", StringComparison.Ordinal) is true => "",
            _ => "✓",
        };
    }

    private static string PathOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');

    /// <summary>An address of something that is there, where the company of the kit has it: finance and its service for sales.</summary>
    private static string Filled(RouteEndpoint endpoint, RepairCompany company)
    {
        var path = PathOf(endpoint);
        return "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => Value(path, parameter),
            _ => "x",
        }))));

        string Value(string at, RoutePatternParameterPart parameter) => parameter.Name.ToUpperInvariant() switch
        {
            "CODE" or "UNIT" or "UNITCODE" when at.Contains("/units/", StringComparison.Ordinal) => company.Finance.Code,
            "CODE" or "SERVICE" when at.Contains("service", StringComparison.Ordinal) => company.Reimbursement.Code,
            "LINKID" or "ID" when at.Contains("/links/", StringComparison.Ordinal) || at.Contains("/rate/", StringComparison.Ordinal) => company.ReimbursementForSales.Id.ToString(),
            "PERSON" or "EMAIL" or "ID" when at.Contains("/people/", StringComparison.Ordinal) => company.Accountant.Id.ToString(),
            "PERIOD" or "QUARTER" => "2026-Q1",
            _ => parameter.ParameterPolicies.Any(policy => policy.Content is "guid") ? Guid.Empty.ToString() : "1",
        };
    }
}
