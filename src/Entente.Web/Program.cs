using System.CommandLine;
using System.Globalization;
using Entente.Web.Commands;
using Entente.Web.Data;
using Entente.Web.Platform;

// The promises of every command stand in docs and in its --help: names, options, exit codes.
var root = new RootCommand("Entente (默契): departments as each other's customers.")
{
    ServeCommand.Create(),
    new Command("import", "Brings data in from files.") { ImportRatingsCommand.Create(), ImportOrgCommand.Create(), ImportGoalsCommand.Create() },
    new Command("export", "Takes data out into files.") { ExportOrgCommand.Create(), ExportGoalsCommand.Create(), ExportRatingsCommand.Create(), ExportSealedCommand.Create(), ExportAppraisalCommand.Create(), ExportAuditCommand.Create() },
    RebuildTalliesCommand.Create(),
    VerifyAuditCommand.Create(),
    BackupCommand.Create(),
    RestoreCommand.Create(),
    CopyCommand.Create(),
    DoctorCommand.Create(),
    KeyCommand.Create(),
    ExchangeSealingKeyCommand.Create(),
    RenewKeysCommand.Create(),
    FitCommand.Create(),
};
var arguments = root.Parse(args.Length == 0 ? ["serve"] : args);
if (arguments.Errors is [var wrong, ..])
{
    // One sentence where scripts expect it; help would go to standard output, which belongs to results.
    await Console.Error.WriteLineAsync($"{wrong.Message} See the options with --help.");
    return ExitCodes.WrongUsage;
}

// A command answers in the language of its terminal, as far as it is one of ours; the server answers each reader in theirs.
if (arguments.CommandResult.Command.Name != ServeCommand.Name)
    CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? "zh-CN" : "en");

try
{
    return await arguments.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception fault)
{
    var sentence = fault is CannotGoOnException ? fault.Message : DatabaseFaults.Sentence(fault);
    await Console.Error.WriteLineAsync(fault is OperationCanceledException ? "Stopped." : sentence ?? fault.ToString());
    return sentence is null ? ExitCodes.Refused : ExitCodes.Unreachable;
}
