namespace Entente.Web.Features.Ratings;

/// <summary>Names the texts of rating requests: RatingsTexts.zh-CN.resx and RatingsTexts.en.resx.</summary>
public sealed class RatingsTexts;
