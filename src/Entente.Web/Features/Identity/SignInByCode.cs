using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Entente.Web.Features.Identity;

/// <summary>The second step: whoever gave the right password within the last five minutes gives a code.</summary>
public sealed class SignInByCode(SignInManager<Account> signIn, CheckCode check)
{
    public sealed class Request
    {
        [Required, MaxLength(40)]
        public string Code { get; set; } = "";
    }

    public async Task<Outcome<Account>> Run(Request request, CancellationToken stop)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { TwoFactorEnabled: true } account)
            return new SignInTooLate();
        if (await check.Run(account, request.Code, stop) is { } refusal)
            return refusal;
        await signIn.Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await signIn.SignInWithClaimsAsync(account, isPersistent: true, [new Claim(SessionCookie.MethodClaim, SessionCookie.Code)]);
        return account;
    }
}
