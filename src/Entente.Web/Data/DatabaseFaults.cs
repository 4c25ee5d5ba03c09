using Microsoft.Data.Sqlite;
using Npgsql;

namespace Entente.Web.Data;

/// <summary>What a fault of the database or its disk means, in words that say what to do.</summary>
public static class DatabaseFaults
{
    // https://www.sqlite.org/rescode.html
    private const int SqliteReadOnly = 8;
    private const int SqliteInputOutput = 10;
    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqliteNoDatabase = 26;

    /// <summary>True where the database itself answered that it did not do it; false where it is unknown, as when the connection broke.</summary>
    public static bool IsRefusal(Exception fault) => Causes(fault).Any(cause => cause is SqliteException or PostgresException);

    /// <summary>True where nothing can be written just now, disk full or database read-only: nothing was changed, and later it may go.</summary>
    public static bool IsUnwritable(Exception fault) => Causes(fault).Any(cause => cause
        is SqliteException { SqliteErrorCode: SqliteFull or SqliteReadOnly or SqliteInputOutput or SqliteCannotOpen }
        or PostgresException { SqlState: PostgresErrorCodes.DiskFull or PostgresErrorCodes.ReadOnlySqlTransaction });

    /// <summary>True where the database cannot be asked just now, or broke off: the server starts again, is full of connections, or the way to it is cut. What was under way may have been done or not.</summary>
    public static bool IsAway(Exception fault) => Causes(fault).Any(cause => cause
        is NpgsqlException { InnerException: System.Net.Sockets.SocketException or IOException or TimeoutException }
        or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections });

    /// <summary>A sentence for whoever gave a command; null where the fault is another.</summary>
    public static string? Sentence(Exception fault) => Causes(fault).Select(Of).FirstOrDefault(sentence => sentence is not null);

    private static IEnumerable<Exception> Causes(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
            yield return cause;
    }

    private static string? Of(Exception cause) => cause switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode switch
        {
            SqliteFull => "The disk is full. Nothing half-done was left behind: make room and run the same again.",
            SqliteReadOnly => "The database is read-only. Give this user the right to write to its folder and run the same again.",
            SqliteInputOutput => $"The disk failed to read or write ({sqlite.Message}). Nothing half-done was left behind: look whether it is full or may not be written to, and run the same again.",
            SqliteCorrupt or SqliteNoDatabase => "The file is not an SQLite database, or it is damaged. Restore it from a backup.",
            SqliteCannotOpen => "The database cannot be opened. Look whether its folder exists and may be written to.",
            _ => null,
        },
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "The disk of the database server is full. Nothing half-done was left behind: make room and run the same again.",
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => "The database is read-only: this may be a standby. Nothing was changed.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InvalidAuthorizationSpecification } refused => $"The database server refused: {refused.MessageText}.",
        NpgsqlException { InnerException: System.Net.Sockets.SocketException } => "The database server cannot be reached. Look whether it runs and whether --database names it.",
        DirectoryNotFoundException missing => $"{missing.Message} Make the folder first, or name another.",
        UnauthorizedAccessException denied => denied.Message,
        IOException broken => broken.Message,
        _ => null,
    };
}
