using System.Globalization;
using System.Text;

namespace Entente.Bench;

/// <summary>One service, one customer, 400 raters: what a bench rates.</summary>
internal static class Seed
{
    public const int Raters = 400;

    public static string RaterAt(int i) => string.Create(CultureInfo.InvariantCulture, $"rater{i}@bench.example");

    /// <summary>The body of one rating of its own reference.</summary>
    public static string Rating(int number, string reference) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"service":"service","customer":"customer","rater":"{{RaterAt(number % Raters)}}","value":{{1 + (number % 2)}},"reference":"{{reference}}"}""");

    /// <summary>Writes the file that makes them.</summary>
    public static async Task Write(string file)
    {
        var seed = new StringBuilder("provider,service,customer,rater,value,at,scale,reference\n");
        var at = DateTimeOffset.UtcNow.AddMinutes(-1).ToString("O", CultureInfo.InvariantCulture);
        for (var i = 0; i < Raters; i++)
            seed.Append(CultureInfo.InvariantCulture, $"provider,service,customer,{RaterAt(i)},2,{at},2,seed-{i}\n");
        await File.WriteAllTextAsync(file, seed.ToString());
    }
}
