namespace Entente.Scoring.Tests;

/// <summary>Reference data beside the repository or above it, in shared/data; a test that needs it is reported as skipped where it is not there.</summary>
internal static class Reference
{
    public static string File(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string file = Path.Combine(folder.FullName, "shared", "data", name);
            if (System.IO.File.Exists(file))
                return file;
        }

        Assert.Skip($"shared/data/{name} is not beside the repository.");
        return "";
    }
}
