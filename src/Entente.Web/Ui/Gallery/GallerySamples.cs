using Entente.Domain.Scorecards;
using Entente.Web.Ui.Charts;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Ui.Gallery;

/// <summary>Invented rows and points for the gallery.</summary>
internal sealed class GallerySamples(IStringLocalizer<GalleryTexts> texts)
{
    private const string Here = "/ui/gallery";

    private static readonly (int Ratings, double Kept, Verdict Verdict)[] Customers =
    [
        (31, 0.97, Verdict.Satisfied), (18, 0.92, Verdict.Recovered), (44, 0.95, Verdict.Dissatisfied), (27, 0.89, Verdict.Satisfied), (9, 1, Verdict.Satisfied), (0, 0.98, Verdict.NoAnswer),
    ];

    private static readonly double?[] Bads = [7.1, 6.2, 8.0, 5.4, 4.9, 11.6, null, 3.8, 3.6, 3.1, 2.4, 2.2];

    public IReadOnlyList<Row> Rows => [.. Customers.Select((row, i) => new Row(texts[$"Unit.{i}"], texts[$"Service.{i}"], row.Verdict, row.Ratings, row.Kept, texts[$"Why.{i}"]))];

    public IReadOnlyList<DueItem> Due =>
    [
        new(texts["Due.0"], Here, texts["Due.0.Do"]) { Why = texts["Due.0.Why"], When = texts["Due.0.When"], IsLate = true },
        new(texts["Due.1"], Here, texts["Due.1.Do"]) { When = texts["Due.1.When"] },
        new(texts["Due.2"], Here, texts["Due.2.Do"]) { When = texts["Due.2.When"] },
    ];

    public IReadOnlyList<TimelineItem> Events =>
    [
        new(Day(9, 3), texts["Time.2"]) { Who = texts["Person.A"], Shape = Glyph.Talk },
        new(Day(9, 3), texts["Time.1"]) { Who = texts["Person.B"], Shape = Glyph.Dissatisfied, Quote = texts["Time.1.Quote"], Href = Here },
        new(Day(7, 1), texts["Time.0"]) { Shape = Glyph.Edit },
    ];

    public IReadOnlyList<TabItem> Views => [new(texts["Tab.Customers"], Here, true, 6), new(texts["Tab.Providers"], Here + "?view=providers", false, 4), new(texts["Tab.Goals"], Here + "?view=goals", false)];

    public static IReadOnlyList<LimitsPoint> Months =>
    [
        .. Bads.Select((share, i) => new LimitsPoint(Localized.ShortMonth(new DateOnly(2025, 10, 1).AddMonths(i)), share)
        {
            Centre = 5, Lower = 0, Upper = i < 6 ? 9.4 : 8.6, IsSignal = share > 9.4, Href = Here,
        }),
    ];

    public IReadOnlyList<ChainNode> Nodes =>
        [.. Customers.Select((row, i) => new ChainNode(Id(i), texts[$"Unit.{i}"], Here, row.Verdict))];

    public static IReadOnlyList<ChainEdge> Edges =>
    [
        .. from provider in Enumerable.Range(0, Customers.Length)
           from customer in Enumerable.Range(0, Customers.Length)
           where provider != customer && (provider * 3 + customer) % 4 != 1
           let sample = Customers[(provider + 2 * customer) % Customers.Length]
           select new ChainEdge(Id(provider), Id(customer), sample.Verdict, sample.Ratings, Here),
    ];

    private static string Id(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Day(int month, int day) => Localized.Day(new DateOnly(2026, month, day));

    internal sealed record Row(string Customer, string Service, Verdict Verdict, int Ratings, double Kept, string Why);
}
