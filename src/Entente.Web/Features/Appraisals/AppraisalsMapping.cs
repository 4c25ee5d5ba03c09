using System.Linq.Expressions;
using System.Text.Json;
using Entente.Domain.Appraisals;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Appraisals;

/// <summary>A sheet is one row: its facts, its numbers and what became of it are read and written together, under one version.</summary>
internal sealed class AppraisalsMapping : IEntityTypeConfiguration<AppraisalCycle>, IEntityTypeConfiguration<AppraisalSheet>
{
    private static readonly JsonSerializerOptions Json = StoredJson.AsDeclared;

    public void Configure(EntityTypeBuilder<AppraisalCycle> cycle)
    {
        cycle.ToTable("appraisal_cycles").HasKey(c => c.Id);
        cycle.Property(c => c.PeriodCode).HasMaxLength(8);
        cycle.Property(c => c.Terms).HasConversion(terms => JsonSerializer.Serialize(terms, Json), text => JsonSerializer.Deserialize<AppraisalTerms>(text, Json)!);
        cycle.Property(c => c.Version).IsConcurrencyToken();
        cycle.Ignore(c => c.Period);
        cycle.HasIndex(c => c.PeriodCode).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AppraisalSheet> sheet)
    {
        sheet.ToTable("appraisal_sheets").HasKey(s => s.Id);
        sheet.Property(s => s.Version).IsConcurrencyToken();
        Keep(sheet, s => s.Self);
        Keep(sheet, s => s.Facts);
        Keep(sheet, s => s.Published);
        Keep(sheet, s => s.Appeal);
        KeepList(sheet, s => s.Calibrations);
        KeepList(sheet, s => s.Comments);
        KeepList(sheet, s => s.Steps);
        sheet.Ignore(s => s.Figures).Ignore(s => s.Calibrated);
        sheet.HasIndex(s => new { s.CycleId, s.UnitId }).IsUnique();
        sheet.HasIndex(s => s.UnitId);
        sheet.HasOne<AppraisalCycle>().WithMany().HasForeignKey(s => s.CycleId).OnDelete(DeleteBehavior.Restrict);
        sheet.HasOne<Unit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Keep<TPart>(EntityTypeBuilder<AppraisalSheet> sheet, Expression<Func<AppraisalSheet, TPart?>> part)
        where TPart : class =>
        sheet.Property(part).HasConversion(
            value => JsonSerializer.Serialize(value, Json),
            text => JsonSerializer.Deserialize<TPart>(text, Json),
            // Parts are replaced, never changed in place.
            new ValueComparer<TPart?>((one, other) => ReferenceEquals(one, other), value => value == null ? 0 : 1, value => value));

    private static void KeepList<TItem>(EntityTypeBuilder<AppraisalSheet> sheet, Expression<Func<AppraisalSheet, IReadOnlyList<TItem>>> list) =>
        sheet.Property(list).HasConversion(
            items => JsonSerializer.Serialize(items, Json),
            text => JsonSerializer.Deserialize<List<TItem>>(text, Json)!,
            new ValueComparer<IReadOnlyList<TItem>>((one, other) => ReferenceEquals(one, other), items => items.Count, items => items));
}
