using System.CommandLine;
using Entente.Web.Features.Administration.Files;

namespace Entente.Web.Commands;

/// <summary><c>entente export org</c>: what <c>import org</c> takes in.</summary>
internal static class ExportOrgCommand
{
    public static Command Create() => SheetCommands.Export(
        "org", "Exports units, people, services, links and expectations; importing the file again changes nothing.",
        (services, actor, stop) => services.GetRequiredService<ExportOrg>().Read(actor, stop));
}
