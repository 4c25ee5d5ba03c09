namespace Entente.Web.Features.Ratings.Requests;

/// <summary>Names the texts of asking: its limits, the pulse, and who has not answered yet.</summary>
public sealed class RequestsTexts;
