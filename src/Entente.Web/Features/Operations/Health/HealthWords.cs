using System.Globalization;
using Entente.Web.Platform.Health;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Operations.Health;

/// <summary>Findings in the reader's language.</summary>
public sealed class HealthWords(IStringLocalizer<OperationsTexts> texts)
{
    /// <summary>What is looked at.</summary>
    public string Check(HealthFinding finding) => texts[$"Health.{finding.Check}"];

    /// <summary>How it stands, in a word.</summary>
    public string State(HealthFinding finding) => texts[$"Health.State.{finding.State}"];

    /// <summary>What was found.</summary>
    public string Found(HealthFinding finding) => texts[$"Health.{finding.Check}.{finding.Found}", [.. finding.Values.Select(Shown)]];

    /// <summary>What to do; null where nothing needs to be.</summary>
    public string? Advice(HealthFinding finding) => finding.State is HealthState.Good ? null : texts[$"Health.{finding.Check}.{finding.Found}.Do", [.. finding.Values.Select(Shown)]].Value;

    private static object Shown(object value) => value is DateTimeOffset at ? at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) : value;
}
