using System.Collections.Concurrent;
using Entente.Domain.Ratings;
using Entente.Web.Features.Demo;

namespace Entente.Web.Tests.Features.Demo;

/// <summary>Histories as they are on days that are hard in different ways: new year, the middle of June, the first days of a quarter.</summary>
internal static class Histories
{
    private static readonly ConcurrentDictionary<DateOnly, IReadOnlyList<PlannedRating>> Made = new();

    public static ExampleCompany Company { get; } = ExampleCompany.Load();

    public static TheoryData<DateOnly> Days { get; } = new(
        new DateOnly(2026, 11, 23), new DateOnly(2027, 1, 1), new DateOnly(2027, 3, 1), new DateOnly(2027, 6, 20),
        new DateOnly(2027, 7, 1), new DateOnly(2028, 2, 29), new DateOnly(2028, 10, 8), new DateOnly(2029, 6, 30));

    public static IReadOnlyList<PlannedRating> Of(DateOnly today) => Made.GetOrAdd(today, day => ExampleHistory.Generate(Company, day));

    public static ExampleService Service(PlannedRating rating) => Company.Services.First(service => service.Code == rating.Service);

    public static DateOnly Day(PlannedRating rating) => DateOnly.FromDateTime(rating.At.DateTime);

    public static Answer Answer(PlannedRating rating) => Levels.Of(Service(rating).Scale, rating.Level);

    /// <summary>The value of a level, 0 to 1 (scoring.md, Values and votes).</summary>
    public static double Value(PlannedRating rating) => (rating.Level - 1.0) / (Service(rating).Scale - 1);

    public static ExamplePromise? Promise(PlannedRating rating, ExampleDates dates) => Company.Expectations
        .Where(e => e.Service == rating.Service && e.Customer == rating.Customer && e is { ProviderSigned: not null, CustomerSigned: not null })
        .Where(e => dates.Resolve(e.ProviderSigned!) < Day(rating) && dates.Resolve(e.CustomerSigned!) < Day(rating))
        .MaxBy(e => e.Number)?.Promise;
}
