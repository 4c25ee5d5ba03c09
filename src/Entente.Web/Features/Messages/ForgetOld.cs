using Entente.Web.Data;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Messages;

/// <summary>Takes away messages and what was sent of them, once they are old.</summary>
public sealed class ForgetOld(IDbContextFactory<EntenteDb> databases)
{
    /// <summary>What of them.</summary>
    public enum What
    {
        /// <summary>Messages in the inbox.</summary>
        Told,

        /// <summary>Mails that were sent.</summary>
        Sent,

        /// <summary>Mails that were given up.</summary>
        Dead,
    }

    public async Task<int> Run(What what, DateTimeOffset before, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return what switch
        {
            What.Told => await db.Set<Message>().Where(message => message.At < before).ExecuteDeleteAsync(stop),
            What.Sent => await db.Set<Dispatch>().Where(dispatch => dispatch.SentAt < before).ExecuteDeleteAsync(stop),
            _ => await db.Set<Dispatch>().Where(dispatch => dispatch.DeadAt < before).ExecuteDeleteAsync(stop),
        };
    }
}
