using Entente.Domain.Kernel;
using Entente.Web.Platform;

namespace Entente.Web.Ui.Lists;

/// <summary>
/// A list. Its page and its files call the same <see cref="Read"/> with the same address, so that a file has the rows of its page,
/// and whoever may not see a row on the page does not get it in a file.
/// </summary>
public interface IListSource<TRow>
{
    Task<Outcome<Listing<TRow>>> Read(ListAsked asked, Actor actor, CancellationToken stop);
}
