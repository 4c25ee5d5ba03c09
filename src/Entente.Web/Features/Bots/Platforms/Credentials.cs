namespace Entente.Web.Features.Bots.Platforms;

/// <summary>What stands in a connection's fields, secrets in clear. No record: a record says all it holds.</summary>
internal sealed class Credentials(IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, string> secrets, int version)
{
    private const int LeastSecret = 4;

    /// <summary>What stands in a field; empty where nothing does.</summary>
    public string this[string field] => secrets.GetValueOrDefault(field) ?? values.GetValueOrDefault(field) ?? "";

    /// <summary>Which state of the connection this is: a token is good for one.</summary>
    public int Version => version;

    /// <summary>A text of others without our secrets, in case they say them back.</summary>
    public string Without(string text, string? token = null) =>
        secrets.Values.Append(token ?? "").Where(secret => secret.Length >= LeastSecret).Aggregate(text, (said, secret) => said.Replace(secret, "…", StringComparison.Ordinal));
}
