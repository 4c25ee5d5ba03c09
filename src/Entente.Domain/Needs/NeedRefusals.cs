using Entente.Domain.Kernel;

namespace Entente.Domain.Needs;

/// <summary>No such need.</summary>
public sealed record NeedUnknown() : Refusal(RefusalKind.NotFound, "need.unknown");

/// <summary>A need has a title, and neither title nor words are too long.</summary>
/// <param name="FieldName">Which field.</param>
public sealed record NeedWordsInvalid(string FieldName) : Refusal(RefusalKind.Unprocessable, "need.words-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Need.MaxWordsLength];

    /// <inheritdoc/>
    public override string Field => FieldName;
}

/// <summary>What came up somewhere names where; what came up nowhere names nothing.</summary>
public sealed record NeedOriginInvalid() : Refusal(RefusalKind.Unprocessable, "need.origin-invalid")
{
    /// <inheritdoc/>
    public override string Field => "origin";
}

/// <summary>A unit or link of the need is not there, or they do not belong together.</summary>
public sealed record NeedSidesInvalid() : Refusal(RefusalKind.Unprocessable, "need.sides-invalid")
{
    /// <inheritdoc/>
    public override string Field => "provider";
}

/// <summary>A need cannot take this step from where it stands.</summary>
/// <param name="From">Where it stands.</param>
/// <param name="Allowed">Where it may go.</param>
public sealed record NeedStepIllegal(NeedState From, IReadOnlyList<NeedState> Allowed) : Refusal(RefusalKind.Conflict, "need.step-illegal")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [WordOf(From), Allowed.Count == 0 ? [new Word("need-state.none")] : Allowed.Select(WordOf).ToList()];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> Details => new Dictionary<string, object?>(StringComparer.Ordinal) { ["state"] = From, ["allowed"] = Allowed };

    private static Word WordOf(NeedState state) => new($"need-state.{state}");
}

/// <summary>The refusal was answered once; it is not answered again.</summary>
public sealed record NeedAnsweredAlready() : Refusal(RefusalKind.Conflict, "need.answered-already");

/// <summary>A planned need names a goal, or says the plan.</summary>
public sealed record NeedPlanMissing() : Refusal(RefusalKind.Unprocessable, "need.plan-missing")
{
    /// <inheritdoc/>
    public override string Field => "plan";
}

/// <summary>The need was merged into another and moves no more.</summary>
public sealed record NeedIsMerged() : Refusal(RefusalKind.Conflict, "need.is-merged");

/// <summary>Only two different open needs of the same unit are duplicates.</summary>
public sealed record NeedsDoNotMerge() : Refusal(RefusalKind.Conflict, "need.do-not-merge");

/// <summary>A need is planned by a goal that says that it supports the need, and was not given up.</summary>
public sealed record NeedGoalInvalid() : Refusal(RefusalKind.Unprocessable, "need.goal-invalid")
{
    /// <inheritdoc/>
    public override string Field => "goal";
}
