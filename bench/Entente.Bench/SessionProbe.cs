namespace Entente.Bench;

/// <summary>Makes the first administrator on one node and walks on as them over all: cookie and form of one are good on the others.</summary>
internal static class SessionProbe
{
    public const string Email = "bench@bench.example", Password = "four-lifts-and-a-ring-of-keys";

    public static async Task<int> Run(Uri founding, string[] ports)
    {
        var nodes = ports.Select(port => new Uri($"http://127.0.0.1:{port}")).ToList();
        using var visitor = new Visitor(nodes[0]);
        _ = await visitor.Submit(founding, founding, ("Form.Name", "Bench"), ("Form.Email", Email), ("Form.Password", Password));
        await visitor.SignIn(Email, Password, nodes[0], nodes[1]);
        foreach (var node in nodes)
        {
            using var home = await visitor.Get(node);
            if (!home.IsSuccessStatusCode || home.RequestMessage!.RequestUri!.AbsolutePath != "/")
                throw new InvalidOperationException($"{node} answered {(int)home.StatusCode} at {home.RequestMessage!.RequestUri!.AbsolutePath}.");
        }

        Console.WriteLine($"Signed in with the form of one node at another: a session on {nodes.Count} nodes.");
        return 0;
    }
}
