using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Domain.Dialogues;
using Entente.Domain.Organization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Dialogues;

/// <summary>Notes are rows of their own, so that two who write at once do not wait for each other's text; signatures are read whole, and JSON.</summary>
internal sealed class DialoguesMapping : IEntityTypeConfiguration<Dialogue>, IEntityTypeConfiguration<DialoguePreparation>, IEntityTypeConfiguration<DialogueNote>, IEntityTypeConfiguration<DialogueCapture>, IEntityTypeConfiguration<SignedMinutes>
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public void Configure(EntityTypeBuilder<Dialogue> dialogue)
    {
        dialogue.ToTable("dialogues").HasKey(d => d.Id);
        dialogue.Property(d => d.PeriodCode).HasMaxLength(8);
        dialogue.Property(d => d.Place).HasMaxLength(Dialogue.MaxWordsLength);
        dialogue.Property(d => d.DeclineReason).HasMaxLength(Dialogue.MaxWordsLength);
        dialogue.Property(d => d.Revision).IsConcurrencyToken();
        KeepSignatures(dialogue.Property(d => d.Signatures));
        dialogue.Ignore(d => d.Allowed).Ignore(d => d.IsRevealed).Ignore(d => d.IsOpen);
        dialogue.HasIndex(d => new { d.HostId, d.State });
        dialogue.HasIndex(d => new { d.GuestId, d.State });
        dialogue.HasOne<Unit>().WithMany().HasForeignKey(d => d.HostId).OnDelete(DeleteBehavior.Restrict);
        dialogue.HasOne<Unit>().WithMany().HasForeignKey(d => d.GuestId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DialoguePreparation> preparation)
    {
        preparation.ToTable("dialogue_preparations").HasKey(p => new { p.DialogueId, p.Side });
        foreach (var part in Enum.GetNames<AgendaPart>())
            preparation.Property<string?>(part).HasMaxLength(DialoguePreparation.MaxTextLength);
        preparation.Property(p => p.Version).IsConcurrencyToken();
        preparation.HasOne<Dialogue>().WithMany().HasForeignKey(p => p.DialogueId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<DialogueNote> note)
    {
        note.ToTable("dialogue_notes").HasKey(n => n.Id);
        note.Property(n => n.Text).HasMaxLength(DialogueNote.MaxTextLength);
        note.Property(n => n.Version).IsConcurrencyToken();
        note.HasIndex(n => n.DialogueId);
        note.HasOne<Dialogue>().WithMany().HasForeignKey(n => n.DialogueId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<DialogueCapture> capture)
    {
        capture.ToTable("dialogue_captures").HasKey(c => c.Id);
        capture.Property(c => c.Text).HasMaxLength(DialogueNote.MaxTextLength);
        capture.HasIndex(c => c.DialogueId);
        capture.HasIndex(c => new { c.NoteId, c.Kind }).IsUnique();
        capture.HasOne<Dialogue>().WithMany().HasForeignKey(c => c.DialogueId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SignedMinutes> minutes)
    {
        minutes.ToTable("signed_minutes").HasKey(m => new { m.DialogueId, m.Hash });
        minutes.Property(m => m.Hash).HasMaxLength(64);
        KeepSignatures(minutes.Property(m => m.Signatures));
        minutes.HasOne<Dialogue>().WithMany().HasForeignKey(m => m.DialogueId).OnDelete(DeleteBehavior.Cascade);
    }

    private static void KeepSignatures(PropertyBuilder<IReadOnlyList<DialogueSignature>> signatures) => signatures.HasConversion(
        list => JsonSerializer.Serialize(list, Json),
        text => JsonSerializer.Deserialize<List<DialogueSignature>>(text, Json)!,
        // The list is replaced, never changed in place.
        new ValueComparer<IReadOnlyList<DialogueSignature>>((one, other) => ReferenceEquals(one, other), list => list.Count, list => list));
}
