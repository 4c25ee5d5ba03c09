using System.Diagnostics.CodeAnalysis;

namespace Entente.Domain.Dialogues;

/// <summary>Where a goal dialogue stands (domain.md, Dialogue).</summary>
public enum DialogueState
{
    /// <summary>One side has asked (已邀请).</summary>
    Invited,

    /// <summary>The other side agreed; both write their preparation (准备中).</summary>
    Preparing,

    /// <summary>The meeting began; notes are taken and signatures awaited (已开始).</summary>
    Held,

    /// <summary>Both sides signed the minutes as they are (已签署).</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "The word of the domain for minutes with both signatures; no number is meant.")]
    Signed,

    /// <summary>One side said no, with a reason (已谢绝).</summary>
    Declined,

    /// <summary>The time passed and nobody began (已过期).</summary>
    Lapsed,
}
