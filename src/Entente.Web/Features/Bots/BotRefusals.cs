using Entente.Domain.Kernel;

namespace Entente.Web.Features.Bots;

/// <summary>The company has no connection with that platform.</summary>
public sealed record BotNotConnected() : Refusal(RefusalKind.Conflict, "bot.not-connected");

/// <summary>The platform has no app that writes to one person, or does not do that.</summary>
public sealed record BotCannot() : Refusal(RefusalKind.Conflict, "bot.cannot");

/// <summary>A field of a connection is missing, too long, or not a number where it is one.</summary>
/// <param name="Name">Which.</param>
public sealed record BotFieldInvalid(string Name) : Refusal(RefusalKind.Unprocessable, "bot.field-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Name];

    /// <inheritdoc/>
    public override string Field => Name;
}

/// <summary>A group bot's address does not lie at the platform.</summary>
/// <param name="Hosts">Where it would.</param>
public sealed record BotAddressForeign(string Hosts) : Refusal(RefusalKind.Unprocessable, "bot.address-foreign")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Hosts];

    /// <inheritdoc/>
    public override string Field => "address";
}

/// <summary>The asker is not known at that platform.</summary>
public sealed record BotAccountMissing() : Refusal(RefusalKind.Conflict, "bot.account-missing");

/// <summary>The unit has no group.</summary>
public sealed record BotGroupUnknown() : Refusal(RefusalKind.NotFound, "bot.group-unknown");

/// <summary>A line of a list of accounts is none.</summary>
/// <param name="Line">Which, from 1.</param>
/// <param name="Text">What stands there.</param>
public sealed record BotLineInvalid(int Line, string Text) : Refusal(RefusalKind.Unprocessable, "bot.line-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Line, Text];

    /// <inheritdoc/>
    public override string Field => "lines";
}

/// <summary>A line of a list of accounts names nobody who is here.</summary>
/// <param name="Line">Which, from 1.</param>
/// <param name="Email">Whom it names.</param>
public sealed record BotLineUnknown(int Line, string Email) : Refusal(RefusalKind.Unprocessable, "bot.line-unknown")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Line, Email];

    /// <inheritdoc/>
    public override string Field => "lines";
}

/// <summary>Two people would be one at the platform.</summary>
/// <param name="UserId">Who.</param>
public sealed record BotAccountTaken(string UserId) : Refusal(RefusalKind.Unprocessable, "bot.account-taken")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [UserId];

    /// <inheritdoc/>
    public override string Field => "lines";
}

/// <summary>The platform said no.</summary>
/// <param name="Fault">In its words.</param>
public sealed record BotSaidNo(string Fault) : Refusal(RefusalKind.Conflict, "bot.said-no")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Fault];
}
