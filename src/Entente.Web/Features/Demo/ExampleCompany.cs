using System.Globalization;
using System.Resources;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Entente.Web.Features.Demo;

/// <summary>The invented company, as written in <c>Company/*.json</c>. Every person, event and comment in it is made up.</summary>
public sealed record ExampleCompany
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = false,
    };

    public required IReadOnlyList<ExampleUnit> Units { get; init; }

    public required IReadOnlyList<ExamplePerson> People { get; init; }

    public required IReadOnlyList<ExampleManager> Managers { get; init; }

    public required IReadOnlyList<ExampleSignIn> SignIns { get; init; }

    public required IReadOnlyList<ExampleService> Services { get; init; }

    public required IReadOnlyList<ExampleLink> Links { get; init; }

    public required IReadOnlyList<ExampleExpectation> Expectations { get; init; }

    public required IReadOnlyList<ExampleComment> Comments { get; init; }

    public required IReadOnlyList<ExampleGoal> Goals { get; init; }

    public required IReadOnlyList<ExampleDialogue> Dialogues { get; init; }

    public required IReadOnlyList<ExampleRemark> Remarks { get; init; }

    public required IReadOnlyList<ExampleCadence> Cadences { get; init; }

    public required IReadOnlyList<ExampleWorkshop> Workshops { get; init; }

    public required IReadOnlyList<ExampleNeed> Needs { get; init; }

    public required IReadOnlyList<ExampleCaseWords> Recoveries { get; init; }

    public required IReadOnlyList<ExampleAppraisal> Appraisals { get; init; }

    /// <summary>Reads the content that is built into the program.</summary>
    public static ExampleCompany Load()
    {
        var texts = new ResourceManager("Entente.Web.Features.Demo.Company.Company", typeof(ExampleCompany).Assembly);
        IReadOnlyList<T> Read<T>(string name) =>
            JsonSerializer.Deserialize<List<T>>(texts.GetString(name, CultureInfo.InvariantCulture)!, Json)!;
        return new ExampleCompany
        {
            Units = Read<ExampleUnit>("units"),
            People = Read<ExamplePerson>("people"),
            Managers = Read<ExampleManager>("managers"),
            SignIns = Read<ExampleSignIn>("sign-ins"),
            Services = Read<ExampleService>("services"),
            Links = Read<ExampleLink>("links"),
            Expectations = Read<ExampleExpectation>("expectations"),
            Comments = Read<ExampleComment>("comments"),
            Goals = Read<ExampleGoal>("goals"),
            Dialogues = Read<ExampleDialogue>("dialogues"),
            Remarks = Read<ExampleRemark>("remarks"),
            Cadences = Read<ExampleCadence>("cadences"),
            Workshops = Read<ExampleWorkshop>("workshops"),
            Needs = Read<ExampleNeed>("needs"),
            Recoveries = Read<ExampleCaseWords>("recoveries"),
            Appraisals = Read<ExampleAppraisal>("appraisals"),
        };
    }

    /// <summary>Who answered for a unit on a day; null when nobody did.</summary>
    public string? ManagerOf(string unit, DateOnly day, ExampleDates dates) =>
        Managers.Where(manager => manager.Unit == unit && dates.Resolve(manager.Since) <= day)
            .MaxBy(manager => dates.Resolve(manager.Since))?.Person;

    /// <summary>True when the unit is <paramref name="whole"/> or lies anywhere inside it.</summary>
    public bool IsInside(string unit, string whole)
    {
        for (string? step = unit; step is not null; step = Units.First(u => u.Code == step).Parent)
        {
            if (step == whole)
                return true;
        }

        return false;
    }
}
