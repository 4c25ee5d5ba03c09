using Entente.Domain.Chain;
using Entente.Domain.Fairness;
using Entente.Domain.Kernel;
using Entente.Web.Features.Demo;
using Entente.Web.Tests.Features.Demo;

namespace Entente.Web.Tests.Features.Fairness;

/// <summary>What the search is asked of the example company's history, without a database: open answers and measured promises of the last two closed quarters.</summary>
internal sealed class ExampleQuestions
{
    private readonly DateOnly today;
    private readonly Dictionary<string, Guid> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, string> names = [];

    public ExampleQuestions(DateOnly today) => this.today = today;

    public string NameOf(Guid id) => names[id];

    public Guid IdOf(string name)
    {
        if (!ids.TryGetValue(name, out var id))
        {
            // The same from run to run, as draws follow the order of identities.
            ids[name] = id = new Guid(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name))[..16]);
            names[id] = name;
        }

        return id;
    }

    public SignQuestion Last()
    {
        var now = Period.Containing(PeriodKind.Quarter, today).Previous;
        var ratings = Histories.Of(today).ToList();
        var open = ratings.Where(rating => !rating.Sealed && Histories.Day(rating) <= now.End).ToList();
        var dates = new ExampleDates(today);
        return new SignQuestion
        {
            Period = now,
            Services = [.. Histories.Company.Services.Select(service => new RatedService(IdOf(service.Code), IdOf("unit/" + service.Provider), service.Scale, service.Mode is RatingMode.Open))],
            LongTime = Cells(open),
            Before = Cells(open.Where(rating => now.Previous.Contains(Histories.Day(rating)))),
            Now = Cells(open.Where(rating => now.Contains(Histories.Day(rating)))),
            Promises =
            [
                .. from rating in ratings
                   let period = Period.Containing(PeriodKind.Quarter, Histories.Day(rating))
                   where (period == now || period == now.Previous) && rating.Measured is not null
                   let promise = Histories.Promise(rating, dates)
                   where promise is not null
                   select new PromiseAnswer(IdOf(rating.Service), IdOf("unit/" + rating.Customer), period.ToString(),
                       new Promise(promise.Measure, promise.Comparator, promise.Target, promise.Unit).OverrunOf(rating.Measured!.Value), rating.Sealed ? null : Histories.Answer(rating)),
            ],
        };
    }

    private AnswerCell[] Cells(IEnumerable<PlannedRating> ratings) =>
    [
        .. ratings.GroupBy(rating => (rating.Rater, rating.Service, rating.Customer)).Select(cell =>
        {
            var levels = new int[Histories.Service(cell.First()).Scale];
            foreach (var rating in cell)
                levels[rating.Level - 1]++;
            return new AnswerCell(IdOf(cell.Key.Rater), IdOf(cell.Key.Service), IdOf("unit/" + cell.Key.Customer), levels);
        }),
    ];
}
