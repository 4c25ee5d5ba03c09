using Entente.Domain.Messages;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform.Messages;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Provisioning;

/// <summary>Tells HR which units somebody answers for whom the directory has let go: a successor must be appointed by people.</summary>
public sealed class ProvisioningNews(IStringLocalizer<ProvisioningTexts> t)
{
    /// <summary>The kind of these messages, and when they go out.</summary>
    public const string Kind = "provisioning";

    internal static Timing Usual => Timing.AtOnce;

    internal void TellOfUnits(Arranging.Place place, Person person)
    {
        var directory = place.Actor.Directory;
        foreach (var unit in directory.Units.Where(unit => directory.ManagerOf(unit.Id, place.Actor.Today)?.Id == person.Id))
        {
            foreach (var one in directory.People.Where(one => one.Id != person.Id && one.IsHere && directory.Holds(one.Id, Role.HumanResources)))
                place.Db.Tell(one.Id, Kind, Bilingual.Of(() => t["Tell.Manager", Localized.Name(person), Localized.Name(unit)]), $"/admin/units/{unit.Code}", place.Now);
        }
    }
}
