using System.CommandLine;
using Entente.Web.Features.Audit;

namespace Entente.Web.Commands;

/// <summary><c>entente verify-audit</c>: proves that nothing in the audit record was changed, or in what it attests, or names the first entry that was.</summary>
internal static class VerifyAuditCommand
{
    public static Command Create()
    {
        var command = new Command("verify-audit", "Goes through the whole audit chain and its signed heads; exits 1 and names the first break where there is one.");
        var store = new StoreOptions(command);
        var kept = new Option<FileInfo>("--heads") { Description = "Heads that were kept elsewhere: the file that the audit page gives." };
        command.Options.Add(kept);
        command.SetAction(async (arguments, stop) =>
        {
            IReadOnlyList<AuditHead> heads = [];
            if (arguments.GetValue(kept) is { } file)
            {
                if (!file.Exists)
                {
                    await Console.Error.WriteLineAsync($"There is no file {file.FullName}.");
                    return ExitCodes.Unreachable;
                }

                try
                {
                    heads = HeadsFile.Read(await File.ReadAllTextAsync(file.FullName, stop));
                }
                catch (FormatException fault)
                {
                    await Console.Error.WriteLineAsync($"{file.Name}: {fault.Message}. It takes the file that the audit page gives, one head a line.");
                    return ExitCodes.Unreachable;
                }
            }

            await using var app = Host.Build(store.Read(arguments), []);
            await app.PrepareAsync(example: false, stop);
            var result = await app.Services.GetRequiredService<VerifyAudit>().Run(heads, stop);
            if (result.Break is { } broken)
            {
                await Console.Error.WriteLineAsync(Sentence(broken));
                return ExitCodes.Refused;
            }

            Console.WriteLine($"The audit chain holds: {result.Entries} entries, {result.Heads} signed heads agree. Last hash: {Convert.ToHexStringLower(result.Last)}");
            return ExitCodes.Done;
        });
        return command;
    }

    internal static string Sentence(AuditBreak broken) => broken.Action is { } action
        ? $"The audit chain holds, but what its entry {broken.Number} attests ({action}) is no longer so: {Words(broken.Kind)}."
        : $"The audit chain breaks at entry {broken.Number}: {Words(broken.Kind)}.";

    private static string Words(AuditBreak.Fault fault) => fault switch
    {
        AuditBreak.Fault.Missing => "it is missing, though later ones stand",
        AuditBreak.Fault.Unchained => "it does not follow the one before",
        AuditBreak.Fault.Changed => "it is not what its hash says",
        AuditBreak.Fault.CutOff => "a signed head names it or a later one, and it is gone",
        AuditBreak.Fault.Rewritten => "it differs from a signed head",
        AuditBreak.Fault.Differs => "rows were changed, added or taken away in the database, past the program",
        AuditBreak.Fault.HeadForged => "the signature under its head does not hold",
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };
}
