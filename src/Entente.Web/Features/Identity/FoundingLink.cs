using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Entente.Web.Features.Identity;

/// <summary>The one-time link that makes the first administrator: printed when the program starts without one, and void with the next start.</summary>
public sealed class FoundingLink
{
    private readonly string token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public string Path => $"/first-administrator/{token}";

    public bool Is(string given) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(token));
}
