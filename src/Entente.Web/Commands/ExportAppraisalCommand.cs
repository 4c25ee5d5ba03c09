using System.CommandLine;
using Entente.Web.Features.Appraisals;

namespace Entente.Web.Commands;

/// <summary><c>entente export appraisal</c>: published results and the facts under them.</summary>
internal static class ExportAppraisalCommand
{
    public static Command Create() => SheetCommands.Export(
        "appraisal", "Exports the published appraisals with the goals and verdicts that their numbers were made of.",
        (services, actor, stop) => services.GetRequiredService<ExportAppraisals>().Read(actor, stop));
}
