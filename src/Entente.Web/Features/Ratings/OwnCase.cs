using Entente.Domain.Recovery;

namespace Entente.Web.Features.Ratings;

/// <summary>The case that a person's own bad opened.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ContactBefore">By when the provider is to get in touch.</param>
public sealed record OwnCase(Guid Id, RecoveryState State, DateTimeOffset ContactBefore);
