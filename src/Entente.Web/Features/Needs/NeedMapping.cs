using System.Text.Json;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Needs;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Needs;

/// <summary>
/// What is asked for in queries are columns; raisers and history, only read whole, are JSON. The domain replaces these lists and
/// never changes them, so comparing references is enough.
/// </summary>
internal sealed class NeedMapping : IEntityTypeConfiguration<Need>
{
    private static readonly JsonSerializerOptions Json = StoredJson.CamelCase;

    public void Configure(EntityTypeBuilder<Need> need)
    {
        need.ToTable("needs").HasKey(n => n.Id);
        need.Property(n => n.Title).HasMaxLength(NameInvalid.MaxLength);
        need.Property(n => n.Text).HasMaxLength(Need.MaxWordsLength);
        need.Property(n => n.Version).IsConcurrencyToken();
        InJson(need.Property(n => n.Raisers));
        InJson(need.Property(n => n.History));
        need.Ignore(n => n.Allowed).Ignore(n => n.IsOpen);
        need.HasIndex(n => new { n.ProviderId, n.State });
        need.HasIndex(n => new { n.RaiserUnitId, n.State });
        need.HasOne<Unit>().WithMany().HasForeignKey(n => n.ProviderId).OnDelete(DeleteBehavior.Restrict);
        need.HasOne<Unit>().WithMany().HasForeignKey(n => n.RaiserUnitId).OnDelete(DeleteBehavior.Restrict);
        need.HasOne<Link>().WithMany().HasForeignKey(n => n.LinkId).OnDelete(DeleteBehavior.Restrict);
        need.HasOne<Need>().WithMany().HasForeignKey(n => n.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void InJson<T>(PropertyBuilder<T> property) => property.HasConversion(
        value => JsonSerializer.Serialize(value, Json),
        text => JsonSerializer.Deserialize<T>(text, Json)!,
        new ValueComparer<T>((one, other) => ReferenceEquals(one, other), value => value == null ? 0 : value.GetHashCode(), value => value));
}
