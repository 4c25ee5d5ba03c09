using System.Text.Json;
using Entente.Domain.Fairness;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Fairness;

/// <summary>Facts and notes are only read whole, so they are JSON; the domain replaces these lists and never changes them.</summary>
internal sealed class FairnessMapping : IEntityTypeConfiguration<Sign>, IEntityTypeConfiguration<SignSearchRun>
{
    private static readonly JsonSerializerOptions Json = StoredJson.CamelCase;

    public void Configure(EntityTypeBuilder<SignSearchRun> run)
    {
        run.ToTable("sign_searches").HasKey(r => r.Id);
        run.Property(r => r.Period).HasMaxLength(8);
        run.HasIndex(r => new { r.Period, r.ClosedAt }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Sign> sign)
    {
        sign.ToTable("signs").HasKey(s => s.Id);
        sign.Property(s => s.Period).HasMaxLength(8);
        sign.Property(s => s.Version).IsConcurrencyToken();
        AsJson(sign.Property(s => s.UnitIds));
        AsJson(sign.Property(s => s.Facts));
        AsJson(sign.Property(s => s.Reviews));
        sign.HasIndex(s => s.SearchId);
        sign.HasOne<SignSearchRun>().WithMany().HasForeignKey(s => s.SearchId).OnDelete(DeleteBehavior.Cascade);
        sign.HasOne<Person>().WithMany().HasForeignKey(s => s.RaterId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void AsJson<TList>(PropertyBuilder<TList> property) => property.HasConversion(
        value => JsonSerializer.Serialize(value, Json),
        text => JsonSerializer.Deserialize<TList>(text, Json)!,
        new ValueComparer<TList>((one, other) => ReferenceEquals(one, other), value => value == null ? 0 : value.GetHashCode(), value => value));
}
