using Entente.Web.Tests.Kit;
using Microsoft.Data.Sqlite;

namespace Entente.Web.Tests.Commands;

/// <summary>What a command says when it cannot go on: one sentence on standard error, and its exit code.</summary>
public sealed class FaultCommandTests
{
    [Fact]
    public async Task A_data_folder_that_is_none_and_a_target_without_folder_are_said_in_one_line()
    {
        var folder = Directory.CreateTempSubdirectory("entente-faults-").FullName;
        var file = Path.Combine(folder, "ratings.csv");
        await File.WriteAllTextAsync(file, "provider,service,customer,rater,value,at\n", TestContext.Current.CancellationToken);
        // A folder where the database should be a file.
        Directory.CreateDirectory(Path.Combine(folder, "data", "entente.db"));
        foreach (var arguments in new string[][]
        {
            ["import", "ratings", file, "--data", Path.Combine(folder, "data")],
            ["rebuild-tallies", "--check", "--data", Path.Combine(folder, "data")],
            ["export", "ratings", "--out", Path.Combine(folder, "nowhere", "out.csv"), "--data", Path.Combine(folder, "new")],
        })
        {
            var said = await Terminal.Run(arguments);
            Assert.Equal((3, ""), (said.Exit, said.Output));
            Assert.Single(said.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }

        Directory.Delete(folder, true);
    }

    [Fact]
    public async Task A_data_folder_that_the_program_makes_is_its_users_alone()
    {
        var outside = Directory.CreateTempSubdirectory("entente-folder-").FullName;
        var folder = Path.Combine(outside, "data");
        Assert.Equal(0, (await Terminal.Run("rebuild-tallies", "--check", "--data", folder)).Exit);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        Directory.Delete(outside, true);
    }

    [Theory, InlineData("zh_CN.UTF-8", "缺少"), InlineData("en_US.UTF-8", "lacks"), InlineData("C.UTF-8", "lacks")]
    public async Task A_command_answers_in_the_language_of_its_terminal(string language, string word)
    {
        var folder = Directory.CreateTempSubdirectory("entente-language-").FullName;
        var file = Path.Combine(folder, "other.csv");
        await File.WriteAllTextAsync(file, "a,b\n1,2\n", TestContext.Current.CancellationToken);
        var said = await Terminal.RunIn(language, "import", "ratings", file, "--data", folder);
        Assert.Equal(1, said.Exit);
        Assert.Contains(word, said.Error, StringComparison.Ordinal);
        Directory.Delete(folder, true);
    }

    [Theory, InlineData("INSERT INTO \"__EFMigrationsHistory\" VALUES ('20991231000000_Later', '10.0.15')", "newer version"), InlineData("DELETE FROM \"__EFMigrationsHistory\"; INSERT INTO \"__EFMigrationsHistory\" VALUES ('20261123140553_First', '10.0.15')", "first release")]
    public async Task A_database_of_another_time_is_left_as_it_is(string change, string words)
    {
        var folder = Directory.CreateTempSubdirectory("entente-versions-").FullName;
        await Templates.CopySqlite(folder);
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "entente.db")};Pooling=false"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = change;
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var said = await Terminal.RunIn("en_US.UTF-8", "rebuild-tallies", "--check", "--data", folder);
        Assert.Equal(3, said.Exit);
        Assert.Contains(words, said.Error, StringComparison.Ordinal);
        Directory.Delete(folder, true);
    }
}
