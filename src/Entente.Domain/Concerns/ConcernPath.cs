namespace Entente.Domain.Concerns;

/// <summary>How a concern goes: <c>received → in work → answered → closed</c>, with the sender's way back from answered and closed.</summary>
public static class ConcernPath
{
    /// <summary>What a side may do where a concern stands, in the order in which it is offered.</summary>
    public static IReadOnlyList<ConcernAct> Allowed(ConcernState state, ConcernSide by) => (by, state) switch
    {
        (ConcernSide.Sender, ConcernState.Received or ConcernState.InWork) => [ConcernAct.Write, ConcernAct.Close],
        (ConcernSide.Sender, ConcernState.Answered) => [ConcernAct.Reopen, ConcernAct.Close],
        (ConcernSide.Sender, ConcernState.Closed) => [ConcernAct.Reopen],
        (ConcernSide.Addressee, ConcernState.Received) => [ConcernAct.Take, ConcernAct.Write, ConcernAct.Answer],
        (ConcernSide.Addressee, ConcernState.InWork) => [ConcernAct.Write, ConcernAct.Answer],
        (ConcernSide.Addressee, ConcernState.Answered) => [ConcernAct.Write, ConcernAct.Close],
        _ => [],
    };

    /// <summary>True where the act is nothing without words.</summary>
    public static bool NeedsWords(ConcernAct act) => act is ConcernAct.Raise or ConcernAct.Write or ConcernAct.Answer or ConcernAct.Reopen;

    /// <summary>
    /// Where a concern stands after a step. It answers for every state: what the sender wrote is seen by the addressee a day later, and the
    /// concern may have moved on in between. Then the sender's words open it again, whatever they were called when they were written.
    /// </summary>
    internal static ConcernState After(ConcernState state, ConcernSide by, ConcernAct act) => (by, act) switch
    {
        (_, ConcernAct.Close) => ConcernState.Closed,
        (_, ConcernAct.Raise or ConcernAct.Reopen) => ConcernState.Received,
        (ConcernSide.Sender, ConcernAct.Write) => state is ConcernState.Answered or ConcernState.Closed ? ConcernState.Received : state,
        (_, ConcernAct.Take) => ConcernState.InWork,
        (_, ConcernAct.Answer) => ConcernState.Answered,
        // Who asks back looks into it.
        (_, ConcernAct.Write) => state is ConcernState.Received ? ConcernState.InWork : state,
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };
}
