using System.Text.Json;
using Entente.Domain.Integrations;
using Entente.Domain.Kernel;
using Entente.Web.Platform.Happenings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Integrations.Webhooks;

internal sealed class WebhookMapping : IEntityTypeConfiguration<Webhook>, IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<Webhook> webhook)
    {
        webhook.ToTable("webhooks").HasKey(w => w.Id);
        webhook.Property(w => w.Name).HasMaxLength(NameInvalid.MaxLength);
        webhook.Property(w => w.Address).HasMaxLength(Webhook.MaxAddressLength);
        webhook.Property(w => w.Version).IsConcurrencyToken();
        webhook.Ignore(w => w.Allowed).Ignore(w => w.Place);
        webhook.Property(w => w.Kinds).HasConversion(
            kinds => JsonSerializer.Serialize(kinds, JsonSerializerOptions.Default),
            text => JsonSerializer.Deserialize<IReadOnlyList<string>>(text, JsonSerializerOptions.Default)!,
            new ValueComparer<IReadOnlyList<string>>((one, other) => ReferenceEquals(one, other), value => value == null ? 0 : value.GetHashCode(), value => value));
    }

    public void Configure(EntityTypeBuilder<WebhookDelivery> delivery)
    {
        delivery.ToTable("webhook_deliveries").HasKey(d => d.Id);
        delivery.Property(d => d.Kind).HasMaxLength(40);
        delivery.Ignore(d => d.State);
        delivery.HasIndex(d => new { d.WebhookId, d.HappeningId }).IsUnique();
        delivery.HasIndex(d => new { d.WebhookId, d.SentAt, d.DeadAt, d.DueAt });
        delivery.HasOne<Webhook>().WithMany().HasForeignKey(d => d.WebhookId).OnDelete(DeleteBehavior.Cascade);
        delivery.HasOne<Happening>().WithMany().HasForeignKey(d => d.HappeningId).OnDelete(DeleteBehavior.Cascade);
    }
}
