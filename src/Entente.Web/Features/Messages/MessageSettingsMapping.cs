using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Domain.Messages;
using Entente.Domain.Organization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Messages;

internal sealed class MessageSettingsMapping : IEntityTypeConfiguration<MessageSettings>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public void Configure(EntityTypeBuilder<MessageSettings> settings)
    {
        settings.ToTable("message_settings").HasKey(s => s.PersonId);
        settings.Property(s => s.PersonId).ValueGeneratedNever();
        settings.Property(s => s.Language).HasMaxLength(10);
        settings.Property(s => s.Version).IsConcurrencyToken();
        settings.Ignore(s => s.Quiet);
        settings.Property(s => s.Choices).HasConversion(
            choices => JsonSerializer.Serialize(choices, Json),
            text => JsonSerializer.Deserialize<IReadOnlyList<MessageChoice>>(text, Json)!,
            new ValueComparer<IReadOnlyList<MessageChoice>>((one, other) => ReferenceEquals(one, other), value => value == null ? 0 : value.GetHashCode(), value => value));
        settings.HasOne<Person>().WithOne().HasForeignKey<MessageSettings>(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
