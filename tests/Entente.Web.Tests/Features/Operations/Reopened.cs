using Entente.Web.Commands;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Tests.Kit;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Operations;

/// <summary>The program over data that a command made, not serving.</summary>
internal sealed class Reopened : IAsyncDisposable
{
    private readonly WebApplication program;

    private Reopened(WebApplication program) => this.program = program;

    public static async Task<Reopened> Start(string folder, DatabaseUrl database)
    {
        var reopened = new Reopened(Host.Build(new Store(folder, database), [], Quiet.Adjust));
        await reopened.program.PrepareAsync(false, TestContext.Current.CancellationToken);
        return reopened;
    }

    public EntenteDb Db() => program.Services.GetRequiredService<IDbContextFactory<EntenteDb>>().CreateDbContext();

    /// <summary>Whether its sealing key opens what the database keeps sealed.</summary>
    public bool Opens(string xml) => SealedKeys.Opens(program.Services.GetRequiredService<SealingKey>(), xml) is true;

    public async ValueTask DisposeAsync()
    {
        await program.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Npgsql.NpgsqlConnection.ClearAllPools();
    }
}
