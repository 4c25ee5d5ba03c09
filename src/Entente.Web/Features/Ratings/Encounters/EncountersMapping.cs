using Entente.Domain.Ratings;
using Entente.Domain.Ratings.Encounters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Ratings.Encounters;

internal sealed class EncountersMapping : IEntityTypeConfiguration<EncounterNote>
{
    public void Configure(EntityTypeBuilder<EncounterNote> note)
    {
        note.ToTable("encounter_notes").HasKey(n => n.Id);
        note.Property(n => n.Id).ValueGeneratedNever();
        note.Property(n => n.Line).HasMaxLength(EncounterNote.MaxLineLength);
        note.Property(n => n.Version).IsConcurrencyToken();
        note.HasIndex(n => n.EncounterId).IsUnique();
        note.HasIndex(n => n.LinkId);
        note.HasOne<Encounter>().WithMany().HasForeignKey(n => n.EncounterId).OnDelete(DeleteBehavior.Restrict);
    }
}
