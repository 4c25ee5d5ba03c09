using System.CommandLine;
using Entente.Web.Features.Goals.Files;

namespace Entente.Web.Commands;

/// <summary><c>entente import goals</c>: drafts of goals with criteria and steps.</summary>
internal static class ImportGoalsCommand
{
    public static Command Create() => SheetCommands.Import(
        "goals", "Imports goals as drafts from a workbook, or from a folder of Goals.csv, Criteria.csv and Steps.csv.", GoalColumns.All,
        (services, file, dryRun, actor, stop) => services.GetRequiredService<ImportGoals>().Run(file, dryRun, actor, stop));
}
