using Entente.Domain.Kernel;

namespace Entente.Domain.Organization;

/// <summary>The period lies in a longer one that is closed; that one is opened first, for its figures rest on this one's.</summary>
/// <param name="Period">Which.</param>
/// <param name="Around">The longer one.</param>
public sealed record PeriodInsideClosed(Period Period, Period Around) : Refusal(RefusalKind.Conflict, "period.inside-closed")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Period, Around];
}

/// <summary>No such unit.</summary>
/// <param name="Text">What was asked for.</param>
public sealed record UnitUnknown(string Text) : Refusal(RefusalKind.NotFound, "unit.unknown")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Text];
}

/// <summary>No such person, or they were removed.</summary>
public sealed record PersonUnknown() : Refusal(RefusalKind.NotFound, "person.unknown");

/// <summary>The text is not a mail address.</summary>
/// <param name="Text">What was given.</param>
public sealed record EmailInvalid(string Text) : Refusal(RefusalKind.Unprocessable, "person.email-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Text];

    /// <inheritdoc/>
    public override string Field => "email";
}

/// <summary>Somebody already has the address.</summary>
/// <param name="Text">The address.</param>
public sealed record EmailTaken(string Text) : Refusal(RefusalKind.Conflict, "person.email-taken")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Text];

    /// <inheritdoc/>
    public override string Field => "email";
}

/// <summary>A company has exactly one root; it can neither be moved nor dissolved, and there is no second one.</summary>
public sealed record RootStays() : Refusal(RefusalKind.Conflict, "unit.root-stays");

/// <summary>A unit cannot be moved into itself.</summary>
/// <param name="Name">The unit.</param>
public sealed record UnitWouldContainItself(string Name) : Refusal(RefusalKind.Conflict, "unit.would-contain-itself")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Name];

    /// <inheritdoc/>
    public override string Field => "parent";
}

/// <summary>The unit no longer exists.</summary>
/// <param name="Name">The unit.</param>
public sealed record UnitIsDissolved(string Name) : Refusal(RefusalKind.Conflict, "unit.dissolved")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Name];
}

/// <summary>Units inside it still stand.</summary>
/// <param name="Name">The unit.</param>
public sealed record UnitHasTeams(string Name) : Refusal(RefusalKind.Conflict, "unit.has-teams")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Name];
}

/// <summary>A manager cannot take over before the one in office began.</summary>
/// <param name="From">When the one in office began.</param>
public sealed record ManagerTermBackwards(DateOnly From) : Refusal(RefusalKind.Conflict, "unit.manager-backwards")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [From];

    /// <inheritdoc/>
    public override string Field => "from";
}

/// <summary>A unit is moved from a day on that has come, is not of a closed period and is not before its last move.</summary>
/// <param name="Name">The unit.</param>
/// <param name="Earliest">The earliest day.</param>
/// <param name="Today">The latest day.</param>
public sealed record UnitMoveDayWrong(string Name, DateOnly Earliest, DateOnly Today) : Refusal(RefusalKind.Conflict, "unit.move-day")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Name, Earliest, Today];

    /// <inheritdoc/>
    public override string Field => "movedOn";
}

/// <summary>A period closes once its last day has passed.</summary>
/// <param name="Period">Which.</param>
public sealed record PeriodNotOver(Period Period) : Refusal(RefusalKind.Conflict, "period.not-over")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Period, Period.End];
}

/// <summary>The period is not closed.</summary>
/// <param name="Period">Which.</param>
public sealed record PeriodNotClosed(Period Period) : Refusal(RefusalKind.Conflict, "period.not-closed")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Period];
}

/// <summary>The period is closed already.</summary>
/// <param name="Period">Which.</param>
public sealed record PeriodAlreadyClosed(Period Period) : Refusal(RefusalKind.Conflict, "period.already-closed")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Period];
}

/// <summary>The text is not a period.</summary>
/// <param name="Text">What was given.</param>
public sealed record PeriodInvalid(string Text) : Refusal(RefusalKind.Unprocessable, "period.invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Text];

    /// <inheritdoc/>
    public override string Field => "period";
}

/// <summary>A reason is asked for, and none was given.</summary>
public sealed record ReasonMissing() : Refusal(RefusalKind.Unprocessable, "reason-missing")
{
    /// <inheritdoc/>
    public override string Field => "reason";
}

/// <summary>No such time zone.</summary>
/// <param name="Text">What was given.</param>
public sealed record TimeZoneUnknown(string Text) : Refusal(RefusalKind.Unprocessable, "company.time-zone-unknown")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Text];

    /// <inheritdoc/>
    public override string Field => "timeZone";
}

/// <summary>The person answers for the unit already.</summary>
/// <param name="Person">Who.</param>
/// <param name="Unit">For which unit.</param>
public sealed record AlreadyManager(string Person, string Unit) : Refusal(RefusalKind.Conflict, "unit.already-manager")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Person, Unit];

    /// <inheritdoc/>
    public override string Field => "person";
}

/// <summary>The person still answers for a unit; somebody else takes over first.</summary>
/// <param name="Person">Who.</param>
/// <param name="Unit">For which unit.</param>
public sealed record StillManager(string Person, string Unit) : Refusal(RefusalKind.Conflict, "person.still-manager")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Person, Unit];
}

/// <summary>No such role.</summary>
/// <param name="Text">What was given.</param>
public sealed record RoleUnknown(string Text) : Refusal(RefusalKind.NotFound, "role.unknown")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Text];
}

/// <summary>Somebody must stay administrator.</summary>
public sealed record LastAdministrator() : Refusal(RefusalKind.Conflict, "person.last-administrator")
{
    /// <inheritdoc/>
    public override string Field => "roles";
}

/// <summary>People still have their home in the unit.</summary>
/// <param name="Name">The unit.</param>
/// <param name="People">How many.</param>
public sealed record UnitHasPeople(string Name, int People) : Refusal(RefusalKind.Conflict, "unit.has-people")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Name, People];
}

/// <summary>The person belongs to the unit on that day already.</summary>
/// <param name="Person">Who.</param>
/// <param name="Unit">Where.</param>
public sealed record AlreadyMember(string Person, string Unit) : Refusal(RefusalKind.Conflict, "membership.already")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Person, Unit];

    /// <inheritdoc/>
    public override string Field => "unit";
}

/// <summary>No such membership.</summary>
public sealed record MembershipUnknown() : Refusal(RefusalKind.NotFound, "membership.unknown");

/// <summary>A membership cannot end before its first day.</summary>
/// <param name="From">Its first day.</param>
public sealed record MembershipEndsBeforeItBegins(DateOnly From) : Refusal(RefusalKind.Conflict, "membership.ends-before-it-begins")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [From];

    /// <inheritdoc/>
    public override string Field => "to";
}

/// <summary>The membership is over already; whoever comes back begins a new one.</summary>
/// <param name="To">Its last day.</param>
public sealed record MembershipHasEnded(DateOnly To) : Refusal(RefusalKind.Conflict, "membership.has-ended")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [To];

    /// <inheritdoc/>
    public override string Field => "to";
}

/// <summary>A person belongs to their home unit; they get another home first.</summary>
/// <param name="Person">Who.</param>
public sealed record HomeStays(string Person) : Refusal(RefusalKind.Conflict, "membership.home-stays")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Person];
}

/// <summary>The group in which sealed raters are hidden would be too small, or so large that nothing is ever shown.</summary>
/// <param name="Given">What was asked for.</param>
public sealed record SealedGroupInvalid(int Given) : Refusal(RefusalKind.Unprocessable, "company.sealed-group-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Given, Company.FewestSealedGroup, Company.LargestSealedGroup];

    /// <inheritdoc/>
    public override string Field => "group";
}
