using System.Globalization;

namespace Entente.Bench;

/// <summary>
/// Durable ratings a second over HTTP at 32 connections, as a ratio to single-row commits by the sqlite3 library with the same durability on the same disk. Beside it what neither rules nor rows can make
/// smaller: a bare endpoint of the same platform, and the same rows written by the library alone. Processor time is compared, because it stays nearly the same whatever else the machine does.
/// </summary>
internal static class LoadBench
{
    private const double GoalRatio = 3, GoalLatency = 50;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(10);

    private sealed record Load(double Rate, double Worked, double Sent, IReadOnlyList<double> Latencies)
    {
        public double Percentile(int percent) => Latencies[Latencies.Count * percent / 100];
    }

    public static async Task<int> Run(string program)
    {
        using var server = new Server(program);
        await server.Prepare();
        var before = Reference.SingleCommits(server.Folder);
        var bare = await Bare();
        var between = Reference.SingleCommits(server.Folder);
        var load = await Ratings(server);
        var after = Reference.SingleCommits(server.Folder);
        var single = (before + between + after) / 3;
        var rows = Reference.SharedCommits(server.Folder);
        var floor = bare.Worked + rows;
        var most = Environment.ProcessorCount * 1e6 / (floor + load.Sent);
        Say($"single-row commits, sqlite3, WAL, synchronous=FULL: {single:0} a second ({before:0} before, {between:0} between, {after:0} after)");
        Say($"POST /api/v1/ratings, 32 connections: {load.Rate:0} durable a second; p50 {load.Percentile(50):0.0} ms, p99 {load.Percentile(99):0.0} ms");
        Say($"processor time a rating: {load.Worked:0} us of the program, {load.Sent:0} us of this sender");
        Say($"the floor: {floor:0} us, {bare.Worked:0} of a bare endpoint that reads and answers as much ({bare.Rate:0} a second, sender {bare.Sent:0} us), {rows:0} of the library for the same rows, 16 a commit; ours are {load.Worked - floor:0} us");
        Say($"at the floor {Environment.ProcessorCount} processors could take {most:0} a second with this sender beside, a ratio of {most / single:0.00}");
        Say($"ratio {load.Rate / single:0.00} (goal {GoalRatio:0.00}), p99 goal {GoalLatency:0} ms");
        var isMet = load.Rate / single >= GoalRatio && load.Percentile(99) < GoalLatency;
        Console.WriteLine(isMet ? "goals met" : "GOAL MISSED");
        return isMet ? 0 : 1;
    }

    /// <summary>The same on PostgreSQL, against single-row inserts of its own pgbench at as many clients on the same server.</summary>
    public static async Task<int> RunOnPostgres(string program, string database, string pgbench)
    {
        const double GoalOfPostgres = 1;
        using var server = new Server(program, database);
        await server.Prepare();
        var before = await PostgresReference.SingleInserts(pgbench, database, server.Folder);
        var bare = await Bare();
        var load = await Ratings(server);
        var after = await PostgresReference.SingleInserts(pgbench, database, server.Folder);
        var single = (before + after) / 2;
        // pgbench leaves no processor idle then, so that what a row takes of all of them is what it costs.
        var rows = Environment.ProcessorCount * 1e6 / await PostgresReference.SharedInserts(pgbench, database, server.Folder);
        var floor = bare.Worked + bare.Sent + rows;
        var most = 1e6 * Environment.ProcessorCount / floor;
        Say($"single-row inserts, pgbench, 32 clients, synchronous_commit=on: {single:0} a second ({before:0} before, {after:0} after)");
        Say($"POST /api/v1/ratings, 32 connections: {load.Rate:0} durable a second; p50 {load.Percentile(50):0.0} ms, p99 {load.Percentile(99):0.0} ms");
        Say($"processor time a rating: {load.Worked:0} us of the program, {load.Sent:0} us of this sender, without the database's");
        Say($"the floor: {floor:0} us, {bare.Worked:0} of a bare endpoint that reads and answers as much, {bare.Sent:0} of its sender, {rows:0} of the database for the row alone, 16 a commit, without tallies");
        Say($"at the floor {Environment.ProcessorCount} processors could take {most:0} a second, a ratio of {most / single:0.00}");
        Say($"ratio {load.Rate / single:0.00} (goal {GoalOfPostgres:0.00})");
        var isMet = load.Rate / single >= GoalOfPostgres;
        Console.WriteLine(isMet ? "goal met" : "GOAL MISSED");
        return isMet ? 0 : 1;
    }

    private static async Task<Load> Ratings(Server server)
    {
        await server.Start();
        var load = await Measure(server.Served, new Sender(server.Address, server.Keys));
        server.Kill();
        return load;
    }

    private static async Task<Load> Bare()
    {
        var address = Served.FreeAddress();
        using var served = await Served.Start(Environment.ProcessPath!, ["bare", address.ToString()], address);
        return await Measure(served, new Sender(address, ["none"]));
    }

    private static async Task<Load> Measure(Served served, Sender sender)
    {
        await served.WarmUp(sender);
        var (idle, own) = (served.Worked(), Environment.CpuUsage.TotalTime);
        var acknowledged = await sender.Send(32, Time, CancellationToken.None);
        var (worked, sent) = (served.Worked() - idle, Environment.CpuUsage.TotalTime - own);
        return new Load(
            acknowledged.Count / Time.TotalSeconds, worked.TotalMicroseconds / acknowledged.Count, sent.TotalMicroseconds / acknowledged.Count,
            [.. acknowledged.Select(one => one.Milliseconds).Order()]);
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
