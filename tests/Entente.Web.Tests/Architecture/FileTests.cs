using System.Text.RegularExpressions;

namespace Entente.Web.Tests.Architecture;

/// <summary>How large a file, a method and a folder of migrations may be: rule 8 of ARCHITECTURE.md.</summary>
public sealed partial class FileTests
{
    private const int LongestFile = 300;
    private const int LongestMethod = 50;

    [Fact]
    public void No_file_is_longer_than_one_reads() =>
        Model.None(
            from file in Sources.Files(".cs", ".razor", ".css", ".js")
            let lines = Sources.Lines(file).Length
            where lines > LongestFile
            select $"{file}: {lines} lines",
            $"Files have at most {LongestFile} lines:");

    [Fact]
    public void No_method_is_longer_than_a_screen() =>
        Model.None(
            from file in Sources.Files(".cs", ".razor")
            from method in MethodLengths.In(Sources.Lines(file))
            where method.Lines > LongestMethod
            select $"{file}:{method.FirstLine}: {method.Lines} lines",
            $"Methods have at most {LongestMethod} lines:");

    [Fact]
    public void A_file_holds_one_public_type() =>
        Model.None(
            from file in Sources.Files(".cs")
            where !file.EndsWith("Refusals.cs", StringComparison.Ordinal)
            let types = Sources.Lines(file).Count(line => PublicType().IsMatch(line))
            where types > 1
            select $"{file}: {types} public types",
            "A file holds one public type; refusals of an area stand together:");

    [Fact]
    public void Names_say_what_a_type_is_and_not_that_it_helps() =>
        Model.None(
            Sources.Files(".cs", ".razor").Where(file => EmptyName().IsMatch(Path.GetFileName(file))),
            "Helper, Util, Dto and Common are not names (a manager is a person here):");

    [Fact]
    public void Both_databases_have_the_same_migrations()
    {
        Assert.Equal(Migrations("Sqlite"), Migrations("Postgres"));

        static IEnumerable<string> Migrations(string database) =>
            Directory.EnumerateFiles(Path.Combine(Sources.Root, "src/Entente.Web/Data/Migrations", database), "*.cs")
                .Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => !name.EndsWith(".Designer", StringComparison.Ordinal) && char.IsDigit(name[0]))
                .Order(StringComparer.Ordinal).Select(name => name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..]);
    }

    [GeneratedRegex(@"^public (static |sealed |abstract |partial |readonly )*(class|record|struct|interface|enum|delegate) ")]
    private static partial Regex PublicType();

    [GeneratedRegex(@"(Helper|Helpers|Util|Utils|Utility|Dto|Common)\.(cs|razor)$")]
    private static partial Regex EmptyName();
}
