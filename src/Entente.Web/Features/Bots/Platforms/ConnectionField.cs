namespace Entente.Web.Features.Bots.Platforms;

/// <summary>Something that a platform gives whoever registers an app there, and that we need to speak in its name.</summary>
/// <param name="Name">What it is called here; what it is called there stands in the texts under <c>Field.platform.name</c>.</param>
/// <param name="IsSecret">True where it proves who we are: it is shown nowhere.</param>
/// <param name="IsNumber">True where the platform takes a number.</param>
/// <param name="IsOptional">True where messages go out without it.</param>
/// <param name="Exactly">How many characters it has; null where that is the platform's business.</param>
public sealed record ConnectionField(string Name, bool IsSecret = false, bool IsNumber = false, bool IsOptional = false, int? Exactly = null)
{
    public const int MaxLength = 300;

    /// <summary>Whether this can stand in it.</summary>
    public bool Takes(string value) =>
        value.Length <= MaxLength && (Exactly is null || value.Length == Exactly) && !value.Any(char.IsControl) && (!IsNumber || (value.Length is > 0 and <= 18 && value.All(char.IsAsciiDigit)));
}
