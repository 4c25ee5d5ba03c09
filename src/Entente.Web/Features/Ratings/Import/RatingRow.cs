namespace Entente.Web.Features.Ratings.Import;

/// <summary>One row of a ratings file, as written.</summary>
/// <param name="Line">Its line in the file, from 1, the header included.</param>
public sealed record RatingRow(
    int Line, string Provider, string Service, string Customer, string Rater, string Value, string At, string? Scale, string? Reference, string? Comment);
