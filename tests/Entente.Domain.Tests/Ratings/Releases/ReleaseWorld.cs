using Entente.Domain.Ratings.Releases;

namespace Entente.Domain.Tests.Ratings.Releases;

/// <summary>
/// A company that lives: customers of 3 to 40 people, who join, leave and move, rate under seal and revise; units that move and customers
/// that merge. A month is 20 working days; after it the waiting ratings are cut. It knows everything, and so can say what an attacker found out.
/// </summary>
internal sealed class ReleaseWorld
{
    public const int DaysOfMonth = 20;

    private readonly Random random;
    private readonly ReleaseRule rule;
    private readonly bool isPersistent;
    private readonly List<Place> links = [];
    private readonly Dictionary<Guid, Guid?> parents = [];
    private readonly Dictionary<Guid, double> badness = [];
    private readonly Dictionary<(Guid Link, Guid Rater, int Month), Standing> standing = [];
    private readonly List<Guid> providers = [];

    /// <param name="seed">Which company.</param>
    /// <param name="group">k.</param>
    /// <param name="isPersistent">True where people keep their opinion from month to month; false where every rating is drawn anew.</param>
    public ReleaseWorld(int seed, int group, bool isPersistent)
    {
        random = new Random(seed);
        rule = new ReleaseRule(group);
        this.isPersistent = isPersistent;
        var root = Unit(null);
        var divisions = Enumerable.Range(0, 2).Select(_ => Unit(root)).ToList();
        providers.AddRange(Enumerable.Range(0, 4).Select(n => Unit(divisions[n % 2])));
        foreach (var size in new[] { 3, 4, 6, 9, 10, 12, 18, 25, 40 })
        {
            var people = Enumerable.Range(0, size).Select(_ => NewPerson()).ToList();
            foreach (var provider in providers.Where(_ => random.NextDouble() < .7))
                links.Add(new Place(NewId(), provider, random.NextDouble() < .5 ? 2 : 5, people, [.. people]));
        }
    }

    /// <summary>Every cut so far, in order.</summary>
    public List<ReleaseCut> Cuts { get; } = [];

    public IReadOnlyDictionary<Guid, Guid?> Parents => parents;

    /// <summary>Which link has which provider: what the organisation shows to everybody.</summary>
    public IReadOnlyDictionary<Guid, Guid> ProviderOf => links.ToDictionary(link => link.Id, link => link.Provider);

    /// <summary>Everybody who was eligible on a link in the month before the last cut.</summary>
    public IReadOnlySet<Guid> EligibleOn(Guid link) => links.First(place => place.Id == link).Were;

    /// <summary>How many sealed ratings were given or changed in all.</summary>
    public int Given { get; private set; }

    /// <summary>One day of it: what is said is called before and after each single rating.</summary>
    public void Day(Action<Guid, Guid>? beforeRating = null, Action<Guid, Guid>? afterRating = null)
    {
        Move();
        foreach (var link in links)
        {
            foreach (var rater in link.People.Where(_ => random.NextDouble() < .04).ToList())
            {
                beforeRating?.Invoke(link.Id, rater);
                Rate(link, rater);
                afterRating?.Invoke(link.Id, rater);
            }
        }
    }

    /// <summary>A month of days, and the cut after it.</summary>
    public ReleaseCut Month(Action<Guid, Guid>? beforeRating = null, Action<Guid, Guid>? afterRating = null)
    {
        for (var day = 0; day < DaysOfMonth; day++)
            Day(beforeRating, afterRating);
        return Cut();
    }

    public ReleaseCut Cut()
    {
        var map = new ReleaseMap(links.ToDictionary(link => link.Id, link => new ReleaseMap.Reach(link.Provider, link.Were)), parents);
        List<WaitingRating> waiting = [.. standing.Where(pair => pair.Value.IsWaiting).Select(pair => pair.Value.Opened(pair.Key.Link, pair.Key.Rater))];
        var cut = ReleaseCut.Of(waiting, map, rule, yearEnds: (Cuts.Count + 1) % 12 == 0);
        var byId = standing.Values.ToDictionary(value => value.Id);
        foreach (var rating in cut.Batches.SelectMany(batch => batch.Ratings))
            (byId[rating.Id].IsWaiting, byId[rating.Id].WaitsAt) = (false, null);
        foreach (var (id, unit) in cut.SentUp)
            byId[id].WaitsAt = unit;
        Cuts.Add(cut);
        // Of people who left, whatever still waits is still theirs.
        foreach (var link in links)
            link.Were = [.. link.People, .. standing.Where(pair => pair.Key.Link == link.Id && pair.Value.IsWaiting).Select(pair => pair.Key.Rater)];
        return cut;
    }

    private void Rate(Place link, Guid rater)
    {
        var isBad = random.NextDouble() < (isPersistent ? badness[rater] : .25);
        var level = link.Scale == 2 ? (isBad ? 1 : 2) : isBad ? 1 + random.Next(2) : 3 + random.Next(3);
        Given++;
        var key = (link.Id, rater, Cuts.Count);
        // One of five is a change of what was said in an earlier month.
        if (random.NextDouble() < .2 && standing.Keys.Where(old => old.Link == link.Id && old.Rater == rater).Select(old => (int?)old.Month).Max() is { } month)
            key = (link.Id, rater, month);
        if (!standing.TryGetValue(key, out var said))
            standing[key] = said = new Standing(NewId(), link.Scale);
        (said.Level, said.IsWaiting) = (level, true);
    }

    /// <summary>People join, leave and change their unit; now and then a unit gets another place, or two customers become one.</summary>
    private void Move()
    {
        foreach (var link in links)
        {
            if (random.NextDouble() < .02 && link.People.Count > 3)
                link.People.RemoveAt(random.Next(link.People.Count));
            if (random.NextDouble() < .02)
            {
                var person = random.NextDouble() < .5 ? NewPerson() : links[random.Next(links.Count)].People[0];
                if (!link.People.Contains(person))
                    link.People.Add(person);
            }

            link.Were.UnionWith(link.People);
        }

        if (random.NextDouble() < .005)
        {
            var (from, to) = (links[random.Next(links.Count)], links[random.Next(links.Count)]);
            to.People.AddRange(from.People.Except(to.People).ToList());
            to.Were.UnionWith(to.People);
        }

        if (random.NextDouble() < .005)
            parents[providers[random.Next(providers.Count)]] = parents[providers[random.Next(providers.Count)]];
    }

    private Guid Unit(Guid? parent)
    {
        var id = NewId();
        parents[id] = parent;
        return id;
    }

    private Guid NewPerson()
    {
        var id = NewId();
        // One of eight is mostly unhappy, the others hardly ever.
        badness[id] = random.Next(8) == 0 ? .85 : .1;
        return id;
    }

    private Guid NewId()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private sealed record Place(Guid Id, Guid Provider, int Scale, List<Guid> People, HashSet<Guid> Eligible)
    {
        public HashSet<Guid> Were { get; set; } = Eligible;
    }

    private sealed class Standing(Guid id, int scale)
    {
        public Guid Id => id;

        public int Level { get; set; }

        public bool IsWaiting { get; set; }

        public Guid? WaitsAt { get; set; }

        public WaitingRating Opened(Guid link, Guid rater) => new(id, link, rater, scale, Level, null, null, WaitsAt);
    }
}
