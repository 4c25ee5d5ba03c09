using Entente.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace Entente.Web.Features.Identity;

/// <summary>
/// Judges a password by how many guesses it withstands (zxcvbn), not by which characters it has. Names of the person and of the
/// company are the first guesses.
/// </summary>
public sealed class PasswordStrength(Snapshots snapshots) : IPasswordValidator<Account>
{
    public const string TooShort = "password.too-short";
    public const string TooGuessable = "password.too-guessable";
    public const string Personal = "password.personal";
    private const int MinimumLength = 10;
    private const int MinimumScore = 3;
    private const int LongestJudged = 72;
    private const int ShortestWord = 2;

    /// <summary>True for the codes that have a sentence; others are Identity's own.</summary>
    public static bool IsWeakness(string code) => code is TooShort or TooGuessable or Personal;

    public async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var directory = (await snapshots.Read(CancellationToken.None)).Directory;
        var person = directory.Person(user.Id);
        var company = directory.Units.FirstOrDefault(unit => unit.ParentId is null);
        return Judge(password, user.Email, person?.Name, person?.EnglishName, company?.Name, company?.EnglishName) is { } weakness
            ? IdentityResult.Failed(new IdentityError { Code = weakness, Description = weakness })
            : IdentityResult.Success;
    }

    /// <summary>The code of the first weakness; null when the password is strong enough.</summary>
    public static string? Judge(string? password, params IEnumerable<string?> known)
    {
        if (password is not { Length: >= MinimumLength })
            return TooShort;
        string[] personal = [.. known.SelectMany(Words)];
        string[] first = [.. personal, "entente", "默契"];
        if (Zxcvbn.Zxcvbn.MatchPassword(password[..Math.Min(password.Length, LongestJudged)], first).Score >= MinimumScore)
            return null;
        return personal.Any(word => password.Contains(word, StringComparison.OrdinalIgnoreCase)) ? Personal : TooGuessable;
    }

    private static IEnumerable<string> Words(string? text) =>
        string.IsNullOrWhiteSpace(text) ? [] : text.Split(['@', '.', ' ', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries).Append(text).Where(word => word.Length >= ShortestWord);
}
