using System.Globalization;
using Entente.Domain.Appraisals;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Appraisals;

/// <summary>Says parts of appraisals in the reader's language, on pages, in files and in messages alike.</summary>
public sealed class AppraisalWords(IStringLocalizer<AppraisalsTexts> t, IStringLocalizer<Texts> texts)
{
    /// <summary>Where a sheet is.</summary>
    public static string Href(AppraisalCycle cycle, Unit unit) => $"/appraisals/{cycle.PeriodCode}/{unit.Code}";

    /// <summary>Points with one decimal, as they count; a dash where there are none.</summary>
    public static string Points(decimal? points) => points?.ToString("0.0", CultureInfo.CurrentCulture) ?? "—";

    public static string Person(Guid? id, CompanyDirectory directory) => id is { } known && directory.Person(known) is { RemovedAt: null } person ? Localized.Name(person) : "—";

    public static NoticeKind? Look(Duty duty) => duty switch
    {
        Domain.Appraisals.Duty.Fulfilled => NoticeKind.Success,
        Domain.Appraisals.Duty.NotFulfilled => NoticeKind.Error,
        _ => null,
    };

    public string InPeriod(Period period) => PeriodField.Words(period, texts);

    public string State(AppraisalState state) => t[$"State.{state}"];

    public string Duty(Duty duty) => t[$"Duty.{duty}"];

    /// <summary>Why it is so, in one sentence.</summary>
    public string Reason(SheetFacts facts, SheetFigures figures)
    {
        var terms = facts.Terms;
        if (figures.Service is not { } service)
            return t["Reason.NoService", facts.Links.Count(link => link.IsAnswered)];
        var customers = Part("Reason.Service", service, terms.ServicePass);
        if (figures.Management is not { } management)
            return service < terms.ServicePass ? t["Reason.NoManagementFailed", customers] : t["Reason.NoManagement", customers];
        var superior = Part("Reason.Management", management, terms.ManagementPass);
        return (management < terms.ManagementPass, service < terms.ServicePass) switch
        {
            (false, false) => t["Reason.Fulfilled", superior, customers],
            (false, true) => t["Reason.OnlyService", customers, superior],
            (true, false) => t["Reason.OnlyManagement", superior, customers],
            _ => t["Reason.BothFailed", superior, customers],
        };
    }

    private string Part(string key, decimal points, int pass) => t[points < pass ? key + "Failed" : key, Points(points), pass];
}
