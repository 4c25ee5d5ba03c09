using System.Data.Common;
using System.Globalization;

namespace Entente.Web.Data;

/// <summary>
/// Reads a stamp for every request over one connection: whoever asks while a reading is under way shares the next one.
/// So an answer is never older than its question, costs microseconds, and a crowd takes no connection from anybody else. A file is
/// read on the spot: coming back on another thread would cost more than the reading.
/// </summary>
internal sealed class StampReader(HotPath values, string name) : IAsyncDisposable
{
    private readonly string question = $"SELECT value FROM stamps WHERE name = '{name}'";

    private readonly Lock gate = new();
    private TaskCompletionSource<long>? next;
    private Task reading = Task.CompletedTask;
    private bool isReading;
    private DbCommand? command;

    public Task<long> Read(CancellationToken stop)
    {
        if (values.AnswersAtOnce)
            return Task.FromResult(ReadAtOnce());
        Task<long> turn;
        lock (gate)
        {
            // Whoever waits goes on elsewhere: the reader reads for the others.
            turn = (next ??= new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            if (isReading)
                return turn.WaitAsync(stop);
            isReading = true;
        }

        reading = ReadForAll();
        return turn.WaitAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        // Whoever asked may be gone already; a connection that is closed under a reading never answers.
        await reading;
        await Close();
    }

    private long ReadAtOnce()
    {
        lock (gate)
        {
            try
            {
                if (command is null)
                {
                    command = values.Open().CreateCommand();
                    command.CommandText = question;
                }

                return Number(command.ExecuteScalar());
            }
            catch
            {
                var connection = command?.Connection;
                command?.Dispose();
                connection?.Dispose();
                command = null;
                throw;
            }
        }
    }

    private async Task ReadForAll()
    {
        while (true)
        {
            TaskCompletionSource<long> turn;
            lock (gate)
            {
                if (next is null)
                {
                    isReading = false;
                    return;
                }

                (turn, next) = (next, null);
            }

            try
            {
                turn.SetResult(await Ask());
            }
            catch (Exception fault)
            {
                turn.SetException(fault);
            }

            // The request that came first reads once; further turns are not at its expense.
            await Task.Yield();
        }
    }

    private async Task<long> Ask()
    {
        if (command is not null)
        {
            try
            {
                return await Ask(command);
            }
            catch (DbException)
            {
                // The server was away while the connection lay idle: a new one tells.
                await Close();
            }
        }

        command = (await values.OpenAsync(CancellationToken.None)).CreateCommand();
        command.CommandText = question;
        try
        {
            // Parsed and planned anew, it would cost the server four times as much.
            await command.PrepareAsync();
            return await Ask(command);
        }
        catch
        {
            await Close();
            throw;
        }
    }

    private static async Task<long> Ask(DbCommand command) => Number(await command.ExecuteScalarAsync());

    private static long Number(object? value) => Convert.ToInt64(value ?? 0, CultureInfo.InvariantCulture);

    private async Task Close()
    {
        if (command is not { } old)
            return;
        command = null;
        var connection = old.Connection!;
        await old.DisposeAsync();
        await connection.DisposeAsync();
    }
}
