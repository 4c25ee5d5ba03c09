namespace Entente.Web.Platform.Retention;

/// <summary>How long the company keeps something, where it is not the usual.</summary>
public sealed class RetentionTerm
{
    public required string Name { get; init; }

    public required int Days { get; set; }
}
