namespace Entente.Web.Features.Needs;

/// <summary>The steps of a need, as pages and programs ask for them.</summary>
public enum NeedVerb
{
    Discuss,
    Accept,
    Plan,
    Deliver,
    Confirm,
    AnswerRefusal,
    Decline,

    /// <summary>Asks or answers, and moves nothing.</summary>
    Say,
}
