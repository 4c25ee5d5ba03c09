using Entente.Domain.Kernel;

namespace Entente.Web.Features.Demo;

/// <summary>The example company keeps every rule of the program; where its script contradicts one, the script is wrong.</summary>
internal static class ExampleRules
{
    public static void Must(Refusal? refusal)
    {
        if (refusal is not null)
            throw new InvalidOperationException($"The example company contradicts a rule: {refusal}.");
    }

    public static T Must<T>(Outcome<T> outcome)
        where T : notnull
    {
        Must(outcome.Refusal);
        return outcome.Value!;
    }
}
