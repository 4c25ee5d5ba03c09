using System.Text.RegularExpressions;

namespace Entente.Web.Features.Bots;

/// <summary>Who somebody is at the chat that reaches them. Everybody is reached at one: two copies of a message would be one too many.</summary>
public sealed partial class ChatAccount
{
    public const int MaxLength = 100;

    public required Guid PersonId { get; init; }

    public ChatPlatform Platform { get; set; }

    /// <summary>Their identity as the platform's calls take it.</summary>
    public required string UserId { get; set; }

    /// <summary>True where it can be the identity of one person: no list of several, and not a platform's word for everybody, such as <c>@all</c>.</summary>
    public static bool IsUserId(string text) => text.Length <= MaxLength && OfOne().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._@+\-]*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OfOne();
}
