using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Ui;

/// <summary>A label, an input, what helps to fill it in, and what is wrong with what was typed, tied together for screen readers.</summary>
public sealed partial class Field
{
    [Inject]
    private IStringLocalizer<UiTexts> T { get; set; } = null!;

    [CascadingParameter]
    private EditContext? Form { get; set; }

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>The name that is sent; inside an <c>EditForm</c> its last part is the property whose messages are shown, as in <c>Form.Email</c>.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>What was typed, so that a refused form keeps it; a password is never sent back.</summary>
    [Parameter]
    public string? Value { get; set; }

    [Parameter]
    public string Type { get; set; } = "text";

    [Parameter]
    public string? Help { get; set; }

    /// <summary>What is wrong, beside what the form itself has found.</summary>
    [Parameter]
    public string? Error { get; set; }

    [Parameter]
    public bool Required { get; set; }

    /// <summary>Said in words; most fields are required, so the others are marked.</summary>
    [Parameter]
    public bool Optional { get; set; }

    [Parameter]
    public int? MaxLength { get; set; }

    [Parameter]
    public bool Multiline { get; set; }

    /// <summary>Makes it a choice: what is sent, and the words for it.</summary>
    [Parameter]
    public IReadOnlyList<(string Value, string Words)>? Options { get; set; }

    /// <summary>The words for choosing nothing; without them something is always chosen.</summary>
    [Parameter]
    public string? EmptyOption { get; set; }

    /// <summary>An input of one's own instead, given its identity and what describes it.</summary>
    [Parameter]
    public RenderFragment<FieldContext>? ChildContent { get; set; }

    /// <summary>Further attributes of the input: autocomplete, inputmode, min, step, spellcheck.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? More { get; set; }

    /// <summary>Which of several forms on one page the field belongs to, where they have fields of the same name.</summary>
    [CascadingParameter(Name = "FieldsOf")]
    private string? Of { get; set; }

    private string Id => "f-" + string.Concat((Of + Name).Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-'));

    private string HelpId => Id + "-help";

    private string ErrorId => Id + "-error";

    private string? Invalid => Said.Count > 0 ? "true" : null;

    private string? DescribedBy => (Help, Said.Count) switch
    {
        (null, 0) => null,
        (null, _) => ErrorId,
        (_, 0) => HelpId,
        _ => $"{ErrorId} {HelpId}",
    };

    private List<string> Said =>
    [
        .. Error is { Length: > 0 } ? [Error] : Array.Empty<string>(),
        .. Form?.GetValidationMessages(new FieldIdentifier(Form.Model, Name[(Name.LastIndexOf('.') + 1)..])) ?? [],
    ];
}
