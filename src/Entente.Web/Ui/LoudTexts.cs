using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Ui;

/// <summary>Texts whose missing keys cannot be overlooked: an exception while the program is made, a warning in the log where it is used.</summary>
public sealed class LoudTexts(IStringLocalizerFactory quiet, IHostEnvironment environment, ILogger<LoudTexts> log) : IStringLocalizerFactory
{
    public IStringLocalizer Create(Type resourceSource) => new Loud(quiet.Create(resourceSource), resourceSource.Name, this);

    public IStringLocalizer Create(string baseName, string location) => new Loud(quiet.Create(baseName, location), baseName, this);

    private LocalizedString Heard(LocalizedString text, string source)
    {
        if (!text.ResourceNotFound)
            return text;
        if (!environment.IsProduction())
            throw new KeyNotFoundException($"{source} has no text \"{text.Name}\" in {CultureInfo.CurrentUICulture.Name}.");
        log.LogWarning("{Source} has no text {Key} in {Culture}", source, text.Name, CultureInfo.CurrentUICulture.Name);
        return text;
    }

    private sealed class Loud(IStringLocalizer texts, string source, LoudTexts ear) : IStringLocalizer
    {
        public LocalizedString this[string name] => ear.Heard(texts[name], source);

        public LocalizedString this[string name, params object[] arguments] => ear.Heard(texts[name, arguments], source);

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => texts.GetAllStrings(includeParentCultures);
    }
}
