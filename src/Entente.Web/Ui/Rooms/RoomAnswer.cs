using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Web.Ui.Rooms;

/// <summary>How the forms of a room are answered: a script is told in JSON, a browser without scripts is sent back to the room.</summary>
public sealed class RoomAnswer(Reply reply, Flash flash)
{
    /// <param name="refusal">Why nothing was stored; null where it was.</param>
    /// <param name="typed">The text that was sent, which a refusal gives back.</param>
    /// <param name="back">The page of the room, within this site.</param>
    /// <param name="http">The request.</param>
    public IResult To(Refusal? refusal, string? typed, string back, HttpContext http)
    {
        if (http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal))
            return refusal is null ? Results.NoContent() : reply.Problem(refusal);
        if (refusal is not null && !string.IsNullOrWhiteSpace(typed))
            return new RazorComponentResult<RefusedNote>(new { Refused = reply.Sentence(refusal), Text = typed, Back = back }) { StatusCode = Reply.StatusOf(refusal) };
        if (refusal is not null)
            flash.Error(reply.Sentence(refusal));
        return Results.LocalRedirect(back);
    }
}
