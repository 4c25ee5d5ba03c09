using Entente.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace Entente.Web.Features.Identity;

/// <summary>Judges a password by how many guesses it withstands (zxcvbn), not by which characters it has.</summary>
public sealed class PasswordStrength : IPasswordValidator<Account>
{
    public const string TooShort = "password.too-short";
    public const string TooGuessable = "password.too-guessable";
    private const int MinimumLength = 10;
    private const int MinimumScore = 3;
    private const int LongestJudged = 72;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        if (password is not { Length: >= MinimumLength })
            return Task.FromResult(Refuse(TooShort));
        string[] personal = [.. (user.Email ?? "").Split('@', '.'), "entente", "默契"];
        var judged = Zxcvbn.Zxcvbn.MatchPassword(password[..Math.Min(password.Length, LongestJudged)], personal);
        return Task.FromResult(judged.Score >= MinimumScore ? IdentityResult.Success : Refuse(TooGuessable));
    }

    private static IdentityResult Refuse(string code) => IdentityResult.Failed(new IdentityError { Code = code, Description = code });
}
