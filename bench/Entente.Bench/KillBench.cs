using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Entente.Bench;

/// <summary>Kills the program twenty times under load and proves that every rating it acknowledged is there, once.</summary>
internal static class KillBench
{
    private const int Kills = 20;

    /// <summary>A kill before anything was promised would prove nothing: on a busy machine the first answers take seconds.</summary>
    private const int LeastPromised = 500;

    public static async Task<int> Run(string program)
    {
        using var server = new Server(program);
        await server.Prepare();
        var acknowledged = new List<Sender.Acknowledged>();
        var sender = new Sender(server.Address, server.Keys);
        for (var i = 0; i < Kills; i++)
        {
            await server.Start();
            var sending = sender.Send(32, TimeSpan.FromSeconds(30), CancellationToken.None);
            var before = sender.Answered;
            while (sender.Answered - before < LeastPromised && !sending.IsCompleted)
                await Task.Delay(5);
            await Task.Delay(TimeSpan.FromMilliseconds(i * 37 % 400));
            server.Kill();
            acknowledged.AddRange(await sending);
        }

        await server.Start();
        server.Kill();
        var (lost, doubled, stored) = Compare(server.Folder, acknowledged);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Kills} kills: {acknowledged.Count} acknowledged, {stored} stored, {lost} lost, {doubled} doubled"));
        return lost + doubled == 0 ? 0 : 1;
    }

    private static (int Lost, int Doubled, int Stored) Compare(string folder, List<Sender.Acknowledged> acknowledged)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "entente.db")}");
        connection.Open();
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT occasion, id FROM ratings WHERE occasion NOT LIKE 'seed-%'";
        var stored = new Dictionary<string, Guid>(StringComparer.Ordinal);
        var doubled = 0;
        using (var rows = select.ExecuteReader())
        {
            while (rows.Read())
            {
                if (!stored.TryAdd(rows.GetString(0), new Guid(rows.GetFieldValue<byte[]>(1), true)))
                    doubled++;
            }
        }

        return (acknowledged.Count(one => !stored.TryGetValue(one.Reference, out var id) || id != one.Id), doubled, stored.Count);
    }
}
