namespace Entente.Web.Features.Demo;

/// <summary>Who rates a link, how readily and how strictly: the customer's people, never the provider's own unless the customer is their team.</summary>
internal sealed class RaterPool
{
    private const int Most = 15;

    private readonly List<(string Email, DateOnly Since, double Eagerness)> seats;

    public RaterPool(ExampleCompany company, ExampleDates dates, ExampleService service, ExampleLink link, Dice dice)
    {
        var within = company.IsInside(link.Customer, service.Provider);
        seats = [.. company.People
            .Where(person => In(company, person, link.Customer) && (within || !In(company, person, service.Provider)))
            .OrderBy(person => person.Unit == link.Customer ? 0 : 1).ThenBy(person => dice.Below(1000)).ThenBy(person => person.Email, StringComparer.Ordinal)
            .Take(Most)
            .Select(person => (person.Email, dates.Resolve(person.Since), dice.Between(.85, 1.2)))];
    }

    /// <summary>Somebody who was there that day; null when nobody was.</summary>
    /// <param name="loud">Who rates four times as often as the others; null for nobody.</param>
    public string? Pick(DateOnly day, string? loud, Dice dice)
    {
        var there = seats.Where(seat => seat.Since <= day).ToList();
        var point = dice.Between(0, there.Sum(seat => Weight(seat, loud)));
        foreach (var seat in there)
        {
            point -= Weight(seat, loud);
            if (point < 0)
                return seat.Email;
        }

        return there.Count > 0 ? there[^1].Email : null;
    }

    /// <summary>How much kinder than average somebody is, in points: the same on every link, as people are.</summary>
    public static double Kindness(string email) => .22 * new Dice("kindness/" + email).Bell();

    private static double Weight((string Email, DateOnly Since, double Eagerness) seat, string? loud) => seat.Eagerness * (seat.Email == loud ? 4 : 1);

    private static bool In(ExampleCompany company, ExamplePerson person, string unit) =>
        company.IsInside(person.Unit, unit) || (person.AlsoIn ?? []).Any(also => company.IsInside(also, unit));
}
