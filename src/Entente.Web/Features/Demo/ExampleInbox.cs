using Entente.Web.Data;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Demo;

/// <summary>What the people of the example have read of what they were told by the day on which it is opened: most of it.</summary>
public sealed class ExampleInbox(IDbContextFactory<EntenteDb> databases)
{
    private const double Share = .85;

    public async Task Run(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        foreach (var message in await db.Set<Message>().Where(message => !message.IsRead).OrderBy(message => message.Id).ToListAsync(stop))
            message.IsRead = new Dice($"inbox/{message.Kind}/{message.Chinese}/{message.ChineseWhy}").Chance(Share);
        await db.SaveChangesAsync(stop);
    }
}
