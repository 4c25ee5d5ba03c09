using Entente.Domain.Organization;

namespace Entente.Web.Platform.Messages;

/// <summary>What a channel is given to send.</summary>
/// <param name="Id">Stable over attempts; a channel passes it on so that the other side can tell a copy.</param>
/// <param name="To">Whom; null where it goes to a group.</param>
/// <param name="Group">The unit to whose group; null where it goes to a person.</param>
/// <param name="Content">What, with personal paths.</param>
/// <param name="At">When it was written.</param>
public sealed record Outgoing(Guid Id, Person? To, Unit? Group, MessageContent Content, DateTimeOffset At);
