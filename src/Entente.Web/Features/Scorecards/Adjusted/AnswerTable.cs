using Entente.Domain.Chain;
using Entente.Scoring.Crossed;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Scorecards.Adjusted;

/// <summary>Open answers of a time, one a row, as the crossed model wants them. Sealed ones are not among them: nothing is published of them but by release.</summary>
internal sealed class AnswerTable
{
    private readonly List<double> values = [];
    private readonly List<double> onTwo = [];
    private readonly List<int> raterOf = [];
    private readonly List<int> providerOf = [];
    private readonly List<int> customerOf = [];

    private AnswerTable()
    {
    }

    public Numbering Raters { get; } = new();

    public Numbering Providers { get; } = new();

    public Numbering Customers { get; } = new();

    public int Rows => values.Count;

    public IReadOnlyList<int> RaterOf => raterOf;

    public IReadOnlyList<int> ProviderOf => providerOf;

    /// <summary>The part of answers on the scale of two; the other has five points.</summary>
    public double ShareOnTwo => onTwo.Average();

    public static async Task<AnswerTable> Read(EntenteDb db, SupplyChain chain, DateOnly from, DateOnly to, CancellationToken stop)
    {
        var rows = await RaterSum.Of(db.RaterTallies.AsNoTracking().Where(tally => tally.Day >= from && tally.Day <= to))
            .OrderBy(row => row.LinkId).ThenBy(row => row.RaterId).ToListAsync(stop);
        var table = new AnswerTable();
        foreach (var row in rows)
            table.Add(chain, chain.Link(row.LinkId)!, row.RaterId, row.Levels);
        return table;
    }

    /// <summary>value = mean + scale + rater + provider + provider by customer + error, by REML; the scale only where both are in use.</summary>
    public LinearProblem Problem()
    {
        var provider = new Grouping("provider", providerOf, Providers.Count);
        var pair = Grouping.Interaction(provider, new Grouping("customer", customerOf, Customers.Count)).Factor;
        List<FixedColumn> columns = [FixedColumn.Intercept(Rows)];
        if (ShareOnTwo is > 0 and < 1)
            columns.Add(new FixedColumn("scale of two", onTwo));
        // Where every provider has one customer the pair is the provider once more.
        List<Grouping> random = [new Grouping("rater", raterOf, Raters.Count), provider];
        if (pair.Levels > Providers.Count)
            random.Add(pair);
        return new LinearProblem(values, columns, random);
    }

    private void Add(SupplyChain chain, Link link, Guid rater, IReadOnlyList<int> levels)
    {
        var service = chain.Service(link.ServiceId)!;
        int raterNumber = Raters.Of(rater), provider = Providers.Of(service.ProviderId), customer = Customers.Of(link.CustomerId);
        for (var level = 0; level < levels.Count; level++)
        {
            for (var answer = 0; answer < levels[level]; answer++)
            {
                values.Add(level / (double)(service.Scale - 1));
                onTwo.Add(service.Scale == 2 ? 1 : 0);
                raterOf.Add(raterNumber);
                providerOf.Add(provider);
                customerOf.Add(customer);
            }
        }
    }

    /// <summary>Numbers from 0 in the order in which things come.</summary>
    internal sealed class Numbering
    {
        private readonly Dictionary<Guid, int> numbers = [];
        private readonly List<Guid> ids = [];

        public int Count => ids.Count;

        public IReadOnlyList<Guid> Ids => ids;

        public int Of(Guid id)
        {
            if (!numbers.TryGetValue(id, out var number))
            {
                numbers[id] = number = ids.Count;
                ids.Add(id);
            }

            return number;
        }
    }
}
