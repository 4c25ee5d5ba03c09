using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Provisioning;

/// <summary>The groups of the company's directory, in order of name, with those who are counted to them.</summary>
public sealed class ReadGroups(IDbContextFactory<EntenteDb> databases)
{
    /// <param name="Group">The group.</param>
    /// <param name="Members">Who is counted to it.</param>
    public sealed record Row(DirectoryGroup Group, IReadOnlyList<Guid> Members);

    public async Task<IReadOnlyList<Row>> Read(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var members = (await db.Set<DirectoryGroupMember>().AsNoTracking().ToListAsync(stop)).ToLookup(member => member.GroupId, member => member.PersonId);
        return [.. (await db.Set<DirectoryGroup>().AsNoTracking().OrderBy(group => group.Name).ThenBy(group => group.Id).ToListAsync(stop)).Select(group => new Row(group, [.. members[group.Id].Order()]))];
    }
}
