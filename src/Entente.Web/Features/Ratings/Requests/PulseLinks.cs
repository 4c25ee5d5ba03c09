using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings.Requests;
using Microsoft.AspNetCore.DataProtection;

namespace Entente.Web.Features.Ratings.Requests;

/// <summary>Personal links to a pulse: whose, and of which quarter; it is good for nothing else and ends with the quarter.</summary>
public sealed class PulseLinks(IDataProtectionProvider protection)
{
    internal const string Below = "/pulse/";
    private const int Length = sizeof(int) + 16;

    private readonly IDataProtector protector = protection.CreateProtector("entente.pulse-link.v1");

    public sealed record Invitation(Guid Person, Period Quarter);

    /// <summary>The page of a quarter for whoever signed in.</summary>
    public static string Page(Period quarter) => Below + quarter;

    /// <summary>The path that lets a person answer a pulse without signing in.</summary>
    public string PathFor(Invitation invitation)
    {
        var content = new byte[Length];
        BinaryPrimitives.WriteInt32BigEndian(content, invitation.Quarter.Start.DayNumber);
        invitation.Person.TryWriteBytes(content.AsSpan(sizeof(int)), true, out _);
        return "/p/" + Base64Url.EncodeToString(protector.Protect(content));
    }

    /// <summary>The same for a page of a quarter; null where it is none.</summary>
    public string? PathFor(Guid person, string path) =>
        Period.TryParse(path[Below.Length..], out var quarter) && quarter.Kind is PeriodKind.Quarter ? PathFor(new Invitation(person, quarter)) : null;

    /// <summary>What a link allows, whether or not its quarter is over; null where it was changed.</summary>
    public Invitation? Open(string token)
    {
        try
        {
            var content = protector.Unprotect(Base64Url.DecodeFromChars(token));
            return new Invitation(new Guid(content.AsSpan(sizeof(int), 16), true), Pulse.QuarterOf(DateOnly.FromDayNumber(BinaryPrimitives.ReadInt32BigEndian(content))));
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
