using System.Globalization;
using Entente.Domain.Dialogues;

namespace Entente.Web.Features.Demo;

/// <summary>
/// The dialogues that units of the example held as every year: one for each two units with links between them, eight to eleven months ago, so
/// that they still speak today and spoke in the quarters that are appraised. The general management's office has not come to it yet.
/// </summary>
internal sealed class RegularTalks(ExampleCompany company, DateOnly today)
{
    private const string NotYet = "general-management";
    private static readonly string[] Places = ["二楼小会议室", "售后前台旁的洽谈间", "三楼培训室", "财务部会议桌"];

    private readonly Dictionary<string, ExampleService> services = company.Services.ToDictionary(service => service.Code, StringComparer.Ordinal);

    public IEnumerable<ExampleDialogue> All() =>
        from link in company.Links
        let host = services[link.Service].Provider
        group link by Pair(host, link.Customer) into pair
        where pair.Key.Item1 != NotYet && pair.Key.Item2 != NotYet
        select Of([.. pair]);

    private static (string, string) Pair(string one, string other) => string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);

    private ExampleDialogue Of(IReadOnlyList<ExampleLink> links)
    {
        var service = services[links[0].Service];
        var dice = new Dice($"talk/{service.Provider}/{links[0].Customer}");
        var day = today.AddDays(-250 - dice.Below(80));
        if (!WorkingDays.Includes(day))
            day = WorkingDays.After(day);
        return new ExampleDialogue(service.Provider, links[0].Customer, day.DayNumber - today.DayNumber, DialogueState.Signed)
        {
            Place = dice.Pick(Places),
            Notes =
            [
                .. company.Remarks.GroupBy(talk => talk.Part).Select(part => dice.Pick([.. part]))
                    .Select(talk => new ExampleNote(talk.Part, talk.Side, string.Format(CultureInfo.InvariantCulture, talk.Text, service.Name)) { Within = talk.Within }),
            ],
        };
    }
}
