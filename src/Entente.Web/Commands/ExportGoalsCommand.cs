using System.CommandLine;
using Entente.Web.Features.Goals.Files;

namespace Entente.Web.Commands;

/// <summary><c>entente export goals</c>: what <c>import goals</c> takes in.</summary>
internal static class ExportGoalsCommand
{
    public static Command Create() => SheetCommands.Export(
        "goals", "Exports goals with criteria, steps, facts and outcomes; importing the file again changes nothing.",
        (services, actor, stop) => services.GetRequiredService<ExportGoals>().Read(actor, stop));
}
