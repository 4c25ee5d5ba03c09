namespace Entente.Scoring.Tests;

/// <summary>Reference data beside the repository, in shared/data; a test that needs it is reported as skipped where it is not there.</summary>
internal static class Reference
{
    public static string File(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!System.IO.File.Exists(Path.Combine(folder.FullName, "Entente.slnx")))
                continue;
            string file = Path.Combine(folder.Parent!.FullName, "shared", "data", name);
            Assert.SkipUnless(System.IO.File.Exists(file), $"shared/data/{name} is not beside the repository.");
            return file;
        }

        throw new InvalidOperationException("The tests run outside the repository.");
    }
}
