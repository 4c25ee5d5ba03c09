using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Entente.Web.Features.Operations.Health;
using Entente.Web.Platform;
using Entente.Web.Platform.Health;

namespace Entente.Web.Commands;

/// <summary><c>entente doctor</c>: looks at everything that the program needs and says what to do. Changes nothing.</summary>
internal static class DoctorCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var command = new Command("doctor", "Looks at database, clock, disk, keys, mail, jobs, outbox and backups, and says what to do. Changes nothing. Exits 1 where something is wrong, 3 where something cannot be reached.");
        var store = new StoreOptions(command);
        var json = new Option<bool>("--json") { Description = "Answers in JSON." };
        var language = new Option<string?>("--lang") { Description = "en or zh-CN; otherwise the terminal's." };
        language.AcceptOnlyFromAmong("en", "zh-CN");
        command.Options.Add(json);
        command.Options.Add(language);
        command.SetAction((arguments, stop) => Run(store.Read(arguments), arguments.GetValue(json), arguments.GetValue(language), stop));
        return command;
    }

    private static async Task<int> Run(Store store, bool json, string? language, CancellationToken stop)
    {
        if (language is not null)
            CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var isLent = Opening.KeyOf(store.Folder) is null;
        await using var app = Host.Build(store, [], builder =>
        {
            builder.Logging.ClearProviders();
            if (!isLent)
                return;
            // Put together without a key, the program would make one.
            builder.Configuration[SealingKey.Variable] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
            builder.Services.AddSingleton(new KeysHealth.Place(store.Folder, IsLent: true));
        });
        var findings = await app.Services.GetRequiredService<CheckHealth>().Read(thorough: true, stop);
        var words = app.Services.GetRequiredService<HealthWords>();
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(findings.Select(finding => new { finding.Check, state = finding.State.ToString().ToLowerInvariant(), code = finding.Found, found = words.Found(finding), advice = words.Advice(finding) }), Json));
        else
            Say(findings, words);
        return findings.Any(finding => finding.State is HealthState.Unreachable) ? ExitCodes.Unreachable
            : findings.Any(finding => finding.State is HealthState.Bad) ? ExitCodes.Refused
            : ExitCodes.Done;
    }

    private static void Say(IReadOnlyList<HealthFinding> findings, HealthWords words)
    {
        foreach (var finding in findings)
        {
            Console.WriteLine($"[{words.State(finding)}] {words.Check(finding)}: {words.Found(finding)}");
            if (words.Advice(finding) is { } advice)
                Console.WriteLine($"    → {advice}");
        }
    }
}
