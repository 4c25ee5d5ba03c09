using System.Net.Http.Headers;
using Entente.Web.Tests.Kit;
using Entente.Web.Tests.Platform.Api;

namespace Entente.Web.Tests.Features.Identity;

/// <summary><c>entente key create</c>, as scripts use it.</summary>
public sealed class KeyCommandTests
{
    [Fact]
    public async Task Standard_output_is_the_key_alone_and_the_key_works_at_once()
    {
        await using var app = await App.Start();
        var made = await Terminal.Run(["key", "create", "--name", "ERP", "--scope", "org:read", "chain:read", .. app.AtItsData]);
        Assert.Equal((0, ""), (made.Exit, made.Error));
        Assert.Matches("^ent_[A-Za-z0-9_-]{43}\n$", made.Output);
        var http = app.Client();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", made.Output.Trim());
        Assert.Equal((200, 200), ((await http.Get("/units")).Status, (await http.Get("/services")).Status));
        (await http.Get("/scorecards?period=2026-03")).IsProblem(403);
    }

    [Fact]
    public async Task Wrong_usage_is_said_on_standard_error_with_exit_code_2()
    {
        var folder = Directory.CreateTempSubdirectory("entente-key-").FullName;
        foreach (var arguments in new string[][] { ["--name", "ERP", "--scope", "everything"], ["--name", "", "--scope", "admin"], ["--name", "ERP"], ["--scope", "admin"] })
        {
            var made = await Terminal.Run(["key", "create", .. arguments, "--data", folder]);
            Assert.Equal((2, ""), (made.Exit, made.Output));
            Assert.NotEmpty(made.Error);
        }

        Directory.Delete(folder, true);
    }

}
