using System.Security.Cryptography;
using System.Text;

namespace Entente.Web.Ui;

/// <summary>A name for one failed request, short enough to read out over the telephone; the log has it beside the request's own identity.</summary>
public static class ErrorReference
{
    // Without letters and digits that are mistaken for each other.
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Of(HttpContext http)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(http.TraceIdentifier));
        var letters = hash.Take(8).Select(value => Alphabet[value % Alphabet.Length]).ToArray();
        return $"{new string(letters, 0, 4)}-{new string(letters, 4, 4)}";
    }
}
