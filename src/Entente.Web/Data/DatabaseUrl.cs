using Microsoft.AspNetCore.WebUtilities;
using Npgsql;

namespace Entente.Web.Data;

/// <summary>
/// Where the data are: <c>sqlite:///path</c> or <c>postgres://user:password@host:port/database?sslmode=verify-full</c>. What follows
/// the question mark is any setting of a connection, by libpq's name or by Npgsql's.
/// </summary>
public sealed record DatabaseUrl(bool IsSqlite, string ConnectionString)
{
    /// <summary>What the server of a database shows for those who use it.</summary>
    public const string ApplicationName = "entente";

    /// <summary>The SQLite file; null on PostgreSQL.</summary>
    public string? SqliteFile { get; private init; }

    private static readonly Dictionary<string, string> LibpqNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["connect_timeout"] = "Timeout",
        ["application_name"] = "Application Name",
        ["target_session_attrs"] = "Target Session Attributes",
        ["options"] = "Options",
    };

    /// <summary>The database without its secrets, for people.</summary>
    public string Shown => SqliteFile ?? Name(new NpgsqlConnectionStringBuilder(ConnectionString));

    /// <summary>The database in a data folder, where no other was named.</summary>
    public static DatabaseUrl InFolder(string folder) => OfFile(Path.Combine(Path.GetFullPath(folder), "entente.db"));

    /// <summary>Reads a URL; null when it is of neither form or names a setting that does not exist.</summary>
    public static DatabaseUrl? Parse(string url)
    {
        if (url.StartsWith("sqlite:///", StringComparison.OrdinalIgnoreCase))
            return OfFile(Path.GetFullPath(Uri.UnescapeDataString(url["sqlite://".Length..])));
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("postgres" or "postgresql"))
            return null;
        var credentials = uri.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : NpgsqlConnection.DefaultPort,
            Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')),
            Username = Uri.UnescapeDataString(credentials[0]),
            Password = credentials.Length > 1 ? Uri.UnescapeDataString(credentials[1]) : null,
            ApplicationName = ApplicationName,
        };
        foreach (var (name, values) in QueryHelpers.ParseQuery(uri.Query))
        {
            try
            {
                builder[LibpqNames.GetValueOrDefault(name, name)] = name.Equals("sslmode", StringComparison.OrdinalIgnoreCase) ? values.ToString().Replace("-", "", StringComparison.Ordinal) : values.ToString();
            }
            catch (ArgumentException)
            {
                return null;
            }
        }

        return new DatabaseUrl(false, builder.ConnectionString);
    }

    /// <summary>The database in an SQLite file.</summary>
    public static DatabaseUrl OfFile(string file) => new(true, $"Data Source={file}") { SqliteFile = file };

    private static string Name(NpgsqlConnectionStringBuilder server) => $"{server.Host}:{server.Port}/{server.Database}";
}
