using Entente.Web.Data;
using Entente.Web.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Entente.Web.Tests.Features.Demo;

/// <summary>The example's history ends on the day on which it is loaded, whichever that is: the first days of periods and leap days too.</summary>
public sealed class AnyDayTests
{
    [Theory]
    [InlineData(2026, 3, 25)]
    [InlineData(2028, 2, 29)]
    public async Task The_example_loads_and_contradicts_no_rule(int year, int month, int day)
    {
        await using var app = await App.Start(clock: new FakeTimeProvider(new DateTimeOffset(year, month, day, 2, 0, 0, TimeSpan.Zero)), example: true);
        var chain = await app.Services.GetRequiredService<Snapshots>().Read(TestContext.Current.CancellationToken);
        using var manager = await app.As(chain.Directory.Person("li.wei@hengtong.example")!);
        foreach (var path in new[] { "/", "/units/after-sales", "/recoveries", "/chain" })
            Assert.True((await manager.GetAsync(path, TestContext.Current.CancellationToken)).IsSuccessStatusCode, path);
    }
}
