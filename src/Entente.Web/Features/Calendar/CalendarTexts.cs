namespace Entente.Web.Features.Calendar;

/// <summary>The texts of the work calendar.</summary>
public sealed class CalendarTexts;
