using Entente.Domain.Dialogues;

namespace Entente.Web.Features.Demo;

/// <summary>What a side says in many dialogues of the example; {0} stands for the service that is talked about.</summary>
public sealed record ExampleRemark(AgendaPart Part, DialogueSide Side, string Text)
{
    /// <summary>In how many days after the meeting it was promised; null where nothing was.</summary>
    public int? Within { get; init; }
}
