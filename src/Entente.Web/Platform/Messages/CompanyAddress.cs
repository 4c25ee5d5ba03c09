namespace Entente.Web.Platform.Messages;

/// <summary>Where people reach this program: what links in everything that leaves it begin with.</summary>
public static class CompanyAddress
{
    public const string Variable = "ENTENTE_ADDRESS";

    /// <summary>As the configuration says it; null where it says none, or nothing that can be reached.</summary>
    public static Uri? Of(IConfiguration configuration) =>
        Uri.TryCreate(configuration[Variable]?.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
}
