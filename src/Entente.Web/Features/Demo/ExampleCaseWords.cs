using Entente.Domain.Ratings;

namespace Entente.Web.Features.Demo;

/// <summary>What is said in a case of recovery.</summary>
/// <param name="Kind">With which step: contact, remedy, reopen; or in its thread: ask, reply.</param>
/// <param name="Text">The words.</param>
public sealed record ExampleCaseWords(string Kind, string Text)
{
    /// <summary>The cause they fit; null where any.</summary>
    public Cause? Cause { get; init; }
}
