using Entente.Domain.Kernel;
using Entente.Web.Platform;

namespace Entente.Web.Features.Operations.Personal;

/// <summary>A person's data as a file, each time on record before it leaves.</summary>
public sealed class TakePersonal(ReadPersonal read, PersonalFile file, RecordExport record)
{
    /// <param name="id">Whose.</param>
    /// <param name="path">How the record names what was asked for; without an address of a person, which would outlast them there.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="stop">Whether it is still wanted.</param>
    public async Task<Outcome<byte[]>> Run(Guid id, string path, Actor actor, CancellationToken stop)
    {
        var found = await read.Read(id, actor, stop);
        if (found.IsRefused)
            return found.Refusal;
        await record.Run(path, null, found.Value.Parts.Sum(part => part.Rows.Count), actor, stop);
        return file.Write(found.Value);
    }
}
