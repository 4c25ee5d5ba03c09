using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;

namespace Entente.Domain.Tests;

/// <summary>A repair company without a database: after-sales with technicians and a parts store, sales, finance.</summary>
internal sealed class Somewhere
{
    public static readonly DateOnly Start = new(2025, 1, 1);
    public static readonly DateOnly Today = new(2026, 3, 25);
    public static readonly DateTimeOffset Now = new(2026, 3, 25, 2, 0, 0, TimeSpan.Zero);

    private readonly List<Unit> units = [];
    private readonly List<UnitMove> moves = [];
    private readonly List<Person> people = [];
    private readonly List<Membership> memberships = [];
    private readonly List<ManagerTerm> terms = [];
    private readonly List<RoleGrant> roles = [];
    private readonly List<ClosedPeriod> closed = [];
    private readonly List<Service> services = [];
    private readonly List<Link> links = [];

    public Somewhere()
    {
        Root = Unit("company", null);
        Finance = Unit("finance", Root);
        Sales = Unit("sales", Root);
        AfterSales = Unit("after-sales", Root);
        Technicians = Unit("technicians", AfterSales);
        Parts = Unit("parts", AfterSales);
        Director = Manager(Root);
        FinanceManager = Manager(Finance);
        SalesManager = Manager(Sales);
        AfterSalesManager = Manager(AfterSales);
        Technician = Person(Technicians);
        Storekeeper = Person(Parts);
        Seller = Person(Sales);
        Accountant = Person(Finance);
        Auditor = Person(Root);
        roles.Add(RoleGrant.Give(Guid.CreateVersion7(), Auditor.Id, Role.Auditor));
        Reimbursement = Service("reimbursement", Finance, 2, RatingMode.Open);
        PartsSupply = Service("parts-supply", Parts, 5, RatingMode.Open);
        Coaching = Service("coaching", AfterSales, 5, RatingMode.RatersChoice);
        Promises = Service("promises", Sales, 2, RatingMode.Sealed);
        ReimbursementForAfterSales = Link(Reimbursement, AfterSales);
        PartsForTechnicians = Link(PartsSupply, Technicians);
        CoachingForTechnicians = Link(Coaching, Technicians);
        PromisesForAfterSales = Link(Promises, AfterSales);
    }

    public Unit Root { get; }
    public Unit Finance { get; }
    public Unit Sales { get; }
    public Unit AfterSales { get; }
    public Unit Technicians { get; }
    public Unit Parts { get; }
    public Person Director { get; }
    public Person FinanceManager { get; }
    public Person SalesManager { get; }
    public Person AfterSalesManager { get; }
    public Person Technician { get; }
    public Person Storekeeper { get; }
    public Person Seller { get; }
    public Person Accountant { get; }
    public Person Auditor { get; }
    public Service Reimbursement { get; }
    public Service PartsSupply { get; }
    public Service Coaching { get; }
    public Service Promises { get; }
    public Link ReimbursementForAfterSales { get; }
    public Link PartsForTechnicians { get; }
    public Link CoachingForTechnicians { get; }
    public Link PromisesForAfterSales { get; }

    public CompanyDirectory Directory => new(Company.Found("Asia/Shanghai", false), units, moves, people, memberships, terms, roles, closed);

    public SupplyChain Chain => new(Directory, services, links);

    public static T Agreed<T>(Outcome<T> outcome)
        where T : notnull
    {
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }

    public Unit Unit(string code, Unit? parent)
    {
        units.Add(Agreed(Domain.Organization.Unit.Create(Guid.CreateVersion7(), code, code, null, parent)));
        return units[^1];
    }

    public Person Person(Unit home)
    {
        people.Add(Agreed(Domain.Organization.Person.Create(Guid.CreateVersion7(), $"p{people.Count}@repair.example", "某人", null, null, null, home.Id)));
        memberships.Add(Membership.Begin(Guid.CreateVersion7(), people[^1].Id, home.Id, Start));
        return people[^1];
    }

    public void Note(UnitMove move) => moves.Add(move);

    public Membership Member(Unit unit, Person person, DateOnly? from = null)
    {
        memberships.Add(Membership.Begin(Guid.CreateVersion7(), person.Id, unit.Id, from ?? Start));
        return memberships[^1];
    }

    public void Grant(Person person, Role role) => roles.Add(RoleGrant.Give(Guid.CreateVersion7(), person.Id, role));

    public Person Manager(Unit unit)
    {
        var person = Person(unit);
        terms.Add(ManagerTerm.Begin(Guid.CreateVersion7(), unit.Id, person.Id, Start));
        return person;
    }

    public ManagerTerm TermOf(Unit unit) => terms.Single(term => term.UnitId == unit.Id);

    public Service Service(string code, Unit provider, int scale, RatingMode mode, bool commentRequired = false)
    {
        services.Add(Agreed(Domain.Chain.Service.Create(Guid.CreateVersion7(), code, provider, code, null, scale, mode, commentRequired)));
        return services[^1];
    }

    public Link Link(Service service, Unit customer)
    {
        links.Add(Agreed(Domain.Chain.Link.Create(Guid.CreateVersion7(), service, customer, Start, links)));
        return links[^1];
    }

    public ClosedPeriod Close(string period)
    {
        closed.Add(Agreed(ClosedPeriod.Close(Guid.CreateVersion7(), Period.Parse(period), Period.Parse(period).End.AddDays(1), Now, null)));
        return closed[^1];
    }
}
