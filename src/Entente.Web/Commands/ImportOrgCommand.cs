using System.CommandLine;
using Entente.Web.Features.Administration.Files;

namespace Entente.Web.Commands;

/// <summary><c>entente import org</c>: units, people, services, links and expectations.</summary>
internal static class ImportOrgCommand
{
    public static Command Create() => SheetCommands.Import(
        "org", "Imports units, people, services, links and expectations from a workbook, or from a folder of Units.csv, People.csv, Services.csv, Links.csv and Expectations.csv.", OrgColumns.All,
        (services, file, dryRun, actor, stop) => services.GetRequiredService<ImportOrg>().Run(file, dryRun, actor, stop));
}
