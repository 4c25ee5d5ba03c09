namespace Entente.Web.Ui;

/// <summary>What an input of one's own inside a <see cref="Field"/> needs for its attributes.</summary>
public sealed record FieldContext(string Id, string Name, string? DescribedBy, bool IsWrong);
