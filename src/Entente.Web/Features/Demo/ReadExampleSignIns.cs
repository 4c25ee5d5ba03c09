using Entente.Domain.Organization;
using Entente.Web.Data;

namespace Entente.Web.Features.Demo;

/// <summary>Who can look round in the example company, and with which password; null wherever the database holds a company of its own.</summary>
public sealed class ReadExampleSignIns(Snapshots snapshots)
{
    private static readonly Lazy<IReadOnlyList<ExampleSignIn>> All = new(() => ExampleCompany.Load().SignIns);

    /// <param name="People">Whoever can sign in and is still there, with what they see.</param>
    /// <param name="Password">The password of all of them.</param>
    public sealed record View(IReadOnlyList<(Person Person, ExampleSignIn SignIn)> People, string Password);

    public async Task<View?> Read(CancellationToken stop)
    {
        var directory = (await snapshots.Read(stop)).Directory;
        return directory.Company.IsExample
            ? new View([.. All.Value.Select(signIn => (Person: directory.Person(signIn.Email), signIn)).Where(known => known.Person is { RemovedAt: null }).Select(known => (known.Person!, known.signIn))], LoadExample.Password)
            : null;
    }
}
