using Microsoft.Extensions.Localization;

namespace Entente.Web.Pages;

/// <summary>What a key's scope allows, for whoever hands out keys.</summary>
internal static class ScopeWords
{
    public static string Of(string scope, IStringLocalizer<PagesTexts> texts) =>
        scope.Split(':') is [var area, var way] ? texts[$"Scope.{way}", texts[$"Scope.{area}"].Value] : texts[$"Scope.{scope}"];
}
