namespace Entente.Web.Platform.Outgoing;

/// <summary>None of the addresses that a host's name leads to may be reached.</summary>
public sealed class AddressForbiddenException : IOException
{
    public AddressForbiddenException()
    {
    }

    public AddressForbiddenException(string message)
        : base(message)
    {
    }

    public AddressForbiddenException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
