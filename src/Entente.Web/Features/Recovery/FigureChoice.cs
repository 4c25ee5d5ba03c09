namespace Entente.Web.Features.Recovery;

/// <summary>A figure of recovery that opens into its cases: the value of <c>figure</c> in the address of the list.</summary>
public enum FigureChoice
{
    Opened,
    Confirmed,
    Repeated,
    ContactKept,
    ContactMissed,
    RemedyKept,
    RemedyMissed,
}
