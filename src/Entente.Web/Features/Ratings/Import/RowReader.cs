using System.Globalization;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;

namespace Entente.Web.Features.Ratings.Import;

/// <summary>Understands the rows of a ratings file against the organisation as it stands.</summary>
internal sealed class RowReader(SupplyChain chain, Period? only)
{
    public Outcome<RatingDraft> Draft(RatingRow row)
    {
        if (chain.Directory.Unit(row.Provider) is not { } provider)
            return new UnitUnknown(row.Provider);
        if (chain.Service(row.Service) is not { } service || service.ProviderId != provider.Id)
            return new ServiceUnknown(row.Service);
        if (chain.Directory.Unit(row.Customer) is not { } customer)
            return new UnitUnknown(row.Customer);
        if (chain.Directory.Person(row.Rater) is not { } rater)
            return new RaterUnknown(row.Rater);
        if (row.Scale is { } scale && scale != service.Scale.ToString(CultureInfo.InvariantCulture))
            return new OtherScale(scale, service.Scale);
        if (RowTime.Read(row.At, chain.Directory.TimeZone) is not { } at)
            return new TimeInvalid(row.At);
        var day = chain.Directory.DayOf(at);
        if (only is { } period && !period.Contains(day))
            return new OutsidePeriod(row.At, period);
        if (chain.Link(service.Id, customer.Id, day) is not { } link)
            return new LinkMissing(service.Name, customer.Name);
        if (Level(row.Value, service.Scale) is not { } level)
            return new ValueInvalid(row.Value, service.Scale);
        return new RatingDraft
        {
            LinkId = link.Id,
            RaterId = rater.Id,
            Level = level,
            At = at,
            Reference = row.Reference,
            Comment = row.Comment,
            IsRepeatable = true,
        };
    }

    private static int? Level(string value, int scale) => value.ToLowerInvariant() switch
    {
        "good" or "满意" => scale == 2 ? Levels.Good : null,
        "bad" or "不满意" => scale == 2 ? Levels.Bad : null,
        _ => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : null,
    };
}
