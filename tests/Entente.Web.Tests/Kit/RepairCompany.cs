using Entente.Domain.Chain;
using Entente.Domain.Organization;

namespace Entente.Web.Tests.Kit;

/// <summary>
/// A small repair company: finance and sales serve everybody, after-sales has technicians and a parts store. Every scale and every
/// mode occurs once; every unit has a manager and, besides, people who are not.
/// </summary>
public sealed record RepairCompany
{
    public required Unit Root { get; init; }
    public required Unit Finance { get; init; }
    public required Unit Sales { get; init; }
    public required Unit AfterSales { get; init; }
    public required Unit Technicians { get; init; }
    public required Unit Parts { get; init; }

    /// <summary>Manager of the root: the superior of the departments.</summary>
    public required Person Director { get; init; }
    public required Person FinanceManager { get; init; }
    public required Person SalesManager { get; init; }
    public required Person AfterSalesManager { get; init; }
    public required Person TechniciansManager { get; init; }
    public required Person PartsManager { get; init; }

    public required Person Accountant { get; init; }
    public required Person Seller { get; init; }
    public required Person SecondSeller { get; init; }
    public required Person Technician { get; init; }
    public required Person SecondTechnician { get; init; }
    public required Person Storekeeper { get; init; }

    public required Person HumanResources { get; init; }
    public required Person Administrator { get; init; }
    public required Person Auditor { get; init; }

    /// <summary>Finance, good or bad, open.</summary>
    public required Service Reimbursement { get; init; }

    /// <summary>Parts, five points, open.</summary>
    public required Service PartsSupply { get; init; }

    /// <summary>Sales, five points, sealed.</summary>
    public required Service CustomerPromises { get; init; }

    /// <summary>After-sales, good or bad, open or sealed as the rater likes.</summary>
    public required Service RepairReports { get; init; }

    public required Link ReimbursementForSales { get; init; }
    public required Link ReimbursementForAfterSales { get; init; }
    public required Link PartsForTechnicians { get; init; }
    public required Link PromisesForAfterSales { get; init; }
    public required Link ReportsForSales { get; init; }

    internal static async Task<RepairCompany> Found(App app)
    {
        var given = app.Given;
        await given.Save(Domain.Organization.Company.Found("Asia/Shanghai", false));
        var root = await given.Unit("维修公司", null, "company", "Repair Company");
        var finance = await given.Unit("财务部", root, "finance", "Finance");
        var sales = await given.Unit("销售部", root, "sales", "Sales");
        var afterSales = await given.Unit("售后部", root, "after-sales", "After-sales");
        var technicians = await given.Unit("技师组", afterSales, "technicians", "Technicians");
        var parts = await given.Unit("配件组", afterSales, "parts", "Parts");
        var reimbursement = await given.Service(finance, "报销", 2, RatingMode.Open, "reimbursement");
        var partsSupply = await given.Service(parts, "配件供应", 5, RatingMode.Open, "parts-supply");
        var promises = await given.Service(sales, "客户承诺", 5, RatingMode.Sealed, "customer-promises");
        var reports = await given.Service(afterSales, "维修报告", 2, RatingMode.RatersChoice, "repair-reports");
        return new RepairCompany
        {
            Root = root,
            Finance = finance,
            Sales = sales,
            AfterSales = afterSales,
            Technicians = technicians,
            Parts = parts,
            Director = await Leader(root, "director", "总经理"),
            FinanceManager = await Leader(finance, "finance.manager", "财务经理"),
            SalesManager = await Leader(sales, "sales.manager", "销售经理"),
            AfterSalesManager = await Leader(afterSales, "aftersales.manager", "售后经理"),
            TechniciansManager = await Leader(technicians, "technicians.manager", "技师组长"),
            PartsManager = await Leader(parts, "parts.manager", "配件组长"),
            Accountant = await given.Person(finance, "会计", "accountant@repair.example"),
            Seller = await given.Person(sales, "销售甲", "seller@repair.example"),
            SecondSeller = await given.Person(sales, "销售乙", "seller2@repair.example"),
            Technician = await given.Person(technicians, "技师甲", "technician@repair.example"),
            SecondTechnician = await given.Person(technicians, "技师乙", "technician2@repair.example"),
            Storekeeper = await given.Person(parts, "库管员", "storekeeper@repair.example"),
            HumanResources = await given.Person(root, "人事", "hr@repair.example", Role.HumanResources),
            Administrator = await given.Person(root, "管理员", "admin@repair.example", Role.Administrator),
            Auditor = await given.Person(root, "审计员", "auditor@repair.example", Role.Auditor),
            Reimbursement = reimbursement,
            PartsSupply = partsSupply,
            CustomerPromises = promises,
            RepairReports = reports,
            ReimbursementForSales = await given.Link(reimbursement, sales),
            ReimbursementForAfterSales = await given.Link(reimbursement, afterSales),
            PartsForTechnicians = await given.Link(partsSupply, technicians),
            PromisesForAfterSales = await given.Link(promises, afterSales),
            ReportsForSales = await given.Link(reports, sales),
        };

        async Task<Person> Leader(Unit unit, string name, string called)
        {
            var person = await given.Person(unit, called, $"{name}@repair.example");
            await given.Manager(unit, person);
            return person;
        }
    }
}
