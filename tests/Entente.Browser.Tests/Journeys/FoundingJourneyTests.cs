using Entente.Browser.Tests.Kit;
using Entente.Web.Features.Administration.Files;
using Entente.Web.Features.Identity;
using Entente.Web.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Entente.Browser.Tests.Journeys;

/// <summary>An empty program becomes a company by its pages alone.</summary>
public sealed class FoundingJourneyTests
{
    private const string Password = "three-lamps-and-a-river";

    [BrowserFact]
    public async Task The_first_administrator_builds_an_organisation_and_two_managers_agree_on_something()
    {
        await using var app = await App.Start(clock: TimeProvider.System, empty: true);
        await using var founder = await Open(app);
        await founder.Go(app.Services.GetRequiredService<FoundingLink>().Path);
        await founder.IsAccessible();
        await founder.Fill(("company", "默契维修"), ("code", "company"), ("zone", "Asia/Shanghai"), ("name", "何静"), ("email", "he.jing@repair.example"), ("password", Password));
        await founder.Press("Set up");
        await SignIn(founder, "he.jing@repair.example");

        await Unit(founder, "finance", "财务部");
        await Unit(founder, "sales", "销售部");
        var accountant = await Person(founder, "xu.lan@repair.example", "许岚", "finance");
        var seller = await Person(founder, "ma.tao@repair.example", "马涛", "sales");
        await Appoint(founder, "finance", "xu.lan@repair.example");
        await Appoint(founder, "sales", "ma.tao@repair.example");
        await founder.Go("/admin/services");
        await founder.Page.Locator("details:has([name='Form.Code']) summary").ClickAsync();
        await founder.Fill(("Form.Code", "claims"), ("Form.Name", "费用报销"), ("Form.Provider", "finance"));
        await founder.Press("Create", "form:has([name='Form.Provider'])");
        await founder.Go("/admin/links");
        await founder.Page.Locator("details:has([name='LinkForm.Service']) summary").ClickAsync();
        await founder.Fill(("LinkForm.Service", "claims"), ("LinkForm.Customer", "sales"));
        await founder.Press("Create", "form:has([name='LinkForm.Service'])");
        await founder.IsAccessible();

        await using var provider = await Enter(app, accountant, "xu.lan@repair.example");
        await provider.Go("/services");
        await provider.Follow(provider.Page.Locator("a[href^='/links/']"));
        var link = new Uri(provider.Page.Url).PathAndQuery;
        await provider.Page.Locator("details:has(#text) summary").ClickAsync();
        await provider.Fill(("text", "单据齐全后三个工作日内到账。"), ("measure", "到账时间"), ("target", "3"), ("unit", "工作日"));
        await provider.Press("Propose", "form:has(#text)");
        await provider.Press("Sign for the provider");
        Assert.DoesNotContain("In force", await provider.Words(), StringComparison.Ordinal);
        Assert.Equal(0, await provider.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign for the customer" }).CountAsync());

        await using var customer = await Enter(app, seller, "ma.tao@repair.example");
        await customer.Follow(customer.Page.Locator("main a.btn", new PageLocatorOptions { HasTextString = "Sign" }).First);
        Assert.EndsWith(link, customer.Page.Url, StringComparison.Ordinal);
        await customer.Press("Sign for the customer");
        Assert.Contains("In force", await customer.Words(), StringComparison.Ordinal);
        await customer.IsAccessible();
    }

    [BrowserFact]
    public async Task A_workbook_with_bad_rows_is_answered_with_each_error_in_its_place()
    {
        await using var app = await App.Start();
        await using var window = await Window.Open(app, app.Company.Administrator, "en", "light", Viewport.Phone, scripts: true);
        using var book = new MemoryStream();
        OrgWriter.WriteWorkbook(
        [
            new ExportOrg.Table("Units", ["code", "name", "parent"], [["bodywork", "钣金部", "company"], ["painting", "", "company"], ["varnish", "喷漆部", "nowhere"]]),
            new ExportOrg.Table("People", ["email", "name", "home"], [["no-address", "甲", "sales"]]),
        ], book);
        await window.Go("/admin/import");
        await window.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "org.xlsx", MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = book.ToArray() });
        await window.Press("Check first");
        var errors = await window.Page.Locator("section.card:has(th:text('Column')) tbody tr").EvaluateAllAsync<string[]>("rows => rows.map(row => [...row.cells].slice(0, 3).map(cell => cell.textContent.trim()).join(' '))");
        Assert.Equal(["People 2 email", "Units 3 name", "Units 4 parent"], errors.Order(StringComparer.Ordinal));
        Assert.Contains("3 problems; nothing was changed", await window.Words("[role=alert]"), StringComparison.Ordinal);
        await window.IsAccessible();
        await window.Go("/admin/units");
        Assert.DoesNotContain("bodywork", await window.Words(), StringComparison.Ordinal);
    }

    private static Task<Window> Open(App app) => Window.Open(app, null, "en", "light", Viewport.Desktop, scripts: true);

    private static async Task SignIn(Window window, string email)
    {
        await window.Fill(("email", email), ("password", Password));
        await window.Press("Sign in");
        Assert.Equal("/", new Uri(window.Page.Url).AbsolutePath);
    }

    private static async Task Unit(Window window, string code, string name)
    {
        await window.Go("/admin/units");
        await window.Fill(("Form.Code", code), ("Form.Name", name));
        await window.Press("Create");
        Assert.EndsWith($"/admin/units/{code}", window.Page.Url, StringComparison.Ordinal);
    }

    /// <summary>Makes a person and hands back the link of their invitation.</summary>
    private static async Task<string> Person(Window window, string email, string name, string home)
    {
        await window.Go("/admin/people");
        await window.Fill(("Form.Email", email), ("Form.Name", name), ("Form.Home", home));
        await window.Press("Create");
        await window.Press("Make an invitation link");
        return (await window.Page.Locator("a[href*='/invitation/']").GetAttributeAsync("href"))!;
    }

    private static async Task Appoint(Window window, string unit, string email)
    {
        await window.Go($"/admin/units/{unit}");
        await window.Fill(("Manager.Email", email));
        await window.Press("Appoint");
    }

    private static async Task<Window> Enter(App app, string invitation, string email)
    {
        var window = await Open(app);
        await window.Go(invitation);
        await window.Fill(("password", Password));
        await window.Press("Save password");
        await SignIn(window, email);
        return window;
    }
}
