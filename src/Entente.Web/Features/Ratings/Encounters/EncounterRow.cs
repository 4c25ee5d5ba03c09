using Entente.Domain.Chain;
using Entente.Domain.Ratings;
using Entente.Domain.Ratings.Encounters;

namespace Entente.Web.Features.Ratings.Encounters;

/// <summary>One encounter with what may be read beside it. Who was asked is not in it: where ratings may be sealed, it would narrow down who rated.</summary>
/// <param name="Encounter">The encounter.</param>
/// <param name="Link">Its link.</param>
/// <param name="Promise">What was promised when it happened; null where nothing measurable was.</param>
/// <param name="Note">The provider's note; null where there is none.</param>
/// <param name="Said">The open answer; null where there is none: not given, or sealed.</param>
public sealed record EncounterRow(Encounter Encounter, Link Link, Promise? Promise, EncounterNote? Note, Answer? Said)
{
    /// <summary>Whether the promise was kept; null where nobody measured, or nothing was promised.</summary>
    public bool? Kept => Promise is not null && Encounter.Measured is { } measured ? Promise.OverrunOf(measured) == 0 : null;
}
