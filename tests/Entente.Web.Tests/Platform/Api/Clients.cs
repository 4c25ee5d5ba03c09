using Entente.Client;
using Entente.Domain.Organization;
using Entente.Web.Tests.Kit;

namespace Entente.Web.Tests.Platform.Api;

/// <summary>The typed client of the running program, as an integrator would have it.</summary>
internal static class Clients
{
    /// <summary>With a key of these scopes, and no is said in English.</summary>
    public static async Task<EntenteClient> ClientWithKey(this App app, params string[] scopes)
    {
        using var http = await app.WithKey(scopes);
        return new EntenteClient(app.Address, http.DefaultRequestHeaders.Authorization!.Parameter!, "en");
    }

    /// <summary>As a person who is signed in.</summary>
    public static async Task<EntenteClient> ClientAs(this App app, Person person) => new(await app.As(person));

    /// <summary>That the answer is a problem with this status, and which.</summary>
    public static async Task<ProblemException> IsProblem(this Task call, int status)
    {
        var no = await Assert.ThrowsAsync<ProblemException>(() => call);
        Assert.Equal((status, status), ((int)no.Status, no.Problem.Status));
        Assert.False(string.IsNullOrWhiteSpace(no.Problem.Detail));
        return no;
    }
}
