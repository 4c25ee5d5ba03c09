using Entente.Domain.Kernel;

namespace Entente.Domain.Integrations;

/// <summary>There is no such webhook, or the asker may not see it.</summary>
public sealed record WebhookUnknown() : Refusal(RefusalKind.NotFound, "webhook.unknown");

/// <summary>A webhook is reached by https, without a name and password in its address.</summary>
public sealed record WebhookAddressInvalid() : Refusal(RefusalKind.Unprocessable, "webhook.address-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Webhook.MaxAddressLength];

    /// <inheritdoc/>
    public override string Field => "address";
}

/// <summary>The address lies inside the company's network or on this machine, and nobody allowed that host.</summary>
public sealed record WebhookAddressForbidden() : Refusal(RefusalKind.Unprocessable, "webhook.address-forbidden")
{
    /// <inheritdoc/>
    public override string Field => "address";
}

/// <summary>A webhook names at least one kind of event, and only such as there are.</summary>
public sealed record WebhookKindsInvalid() : Refusal(RefusalKind.Unprocessable, "webhook.kinds-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [string.Join(", ", EventKinds.All.Select(kind => kind.Name))];

    /// <inheritdoc/>
    public override string Field => "kinds";
}

/// <summary>Every event goes to every webhook that wants it: there are not more than so many.</summary>
public sealed record WebhooksTooMany() : Refusal(RefusalKind.Conflict, "webhook.too-many")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Webhook.Most];
}

/// <summary>A webhook cannot take this step from where it stands.</summary>
/// <param name="From">Where it stands.</param>
/// <param name="Allowed">Where it may go.</param>
public sealed record WebhookStepIllegal(WebhookState From, IReadOnlyList<WebhookState> Allowed) : Refusal(RefusalKind.Conflict, "webhook.step-illegal")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [WordOf(From), Allowed.Select(WordOf).ToList()];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> Details => new Dictionary<string, object?>(StringComparer.Ordinal) { ["state"] = From, ["allowed"] = Allowed };

    private static Word WordOf(WebhookState state) => new($"webhook-state.{state}");
}

/// <summary>There is no such delivery of this webhook, or what it carried is no longer kept.</summary>
public sealed record DeliveryUnknown() : Refusal(RefusalKind.NotFound, "webhook.delivery-unknown");

/// <summary>Two secrets sign side by side for a while, which has an end.</summary>
public sealed record WebhookOverlapInvalid() : Refusal(RefusalKind.Unprocessable, "webhook.overlap-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [(int)Webhook.LongestOverlap.TotalHours];

    /// <inheritdoc/>
    public override string Field => "overlapHours";
}
