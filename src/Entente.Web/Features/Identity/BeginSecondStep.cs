using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Identity;
using QRCoder;

namespace Entente.Web.Features.Identity;

/// <summary>Makes the secret for an authenticator app and shows it; codes are asked for only once one of them was given back.</summary>
public sealed class BeginSecondStep(UserManager<Account> accounts, IUserStore<Account> store)
{
    private const int Pixels = 5;
    private const int GroupLength = 4;

    /// <param name="Secret">To be typed where no camera is, in groups of four.</param>
    /// <param name="Address">What the picture says: <c>otpauth://…</c>.</param>
    /// <param name="Picture">The picture, as SVG.</param>
    public sealed record Shown(string Secret, string Address, string Picture);

    /// <param name="actor">Whose.</param>
    /// <param name="again">True to show the secret that was made a moment ago, after a code that was wrong.</param>
    /// <param name="stop">Whether it is still wanted.</param>
    public async Task<Outcome<Shown>> Run(Actor actor, bool again, CancellationToken stop)
    {
        if (actor.Person is not { } person || await accounts.FindByIdAsync(person.Id.ToString()) is not { } account)
            return new NotAllowed();
        if (account.TwoFactorEnabled)
            return new SecondStepStands();
        var key = again ? await accounts.GetAuthenticatorKeyAsync(account) : null;
        if (key is null)
        {
            key = accounts.GenerateNewAuthenticatorKey();
            // Past Identity's own way, which would sign everybody out before anything has changed.
            await ((IUserAuthenticatorKeyStore<Account>)store).SetAuthenticatorKeyAsync(account, key, stop);
            await accounts.UpdateAsync(account);
        }

        var issuer = actor.Directory.Root is { } root ? $"Entente {root.Name}" : "Entente";
        var address = $"otpauth://totp/{Uri.EscapeDataString($"{issuer}:{person.Email}")}?secret={key}&issuer={Uri.EscapeDataString(issuer)}";
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        return new Shown(string.Join(' ', key.Chunk(GroupLength).Select(group => new string(group))), address, new SvgQRCode(data).GetGraphic(Pixels));
    }
}
