using Entente.Domain.Appraisals;
using Entente.Domain.Cadences;
using Entente.Domain.Calendar;
using Entente.Domain.Chain;
using Entente.Domain.Dialogues;
using Entente.Domain.Goals;
using Entente.Domain.Needs;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Domain.Ratings.Encounters;
using Entente.Domain.Ratings.Releases;
using Entente.Domain.Ratings.Requests;
using Entente.Domain.Readiness;
using Entente.Domain.Recovery;
using Entente.Domain.Workshops;
using Entente.Web.Platform;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Data;

/// <summary>The one model of both databases. What differs between them stands in <see cref="SqliteDb"/> and <see cref="PostgresDb"/>.</summary>
public abstract class EntenteDb(DbContextOptions options) : IdentityUserContext<Account, Guid>(options), IDataProtectionKeyContext
{
    private static readonly HashSet<Type> SnapshotFacts =
    [
        typeof(Company), typeof(Unit), typeof(UnitMove), typeof(Person), typeof(Membership), typeof(ManagerTerm), typeof(RoleGrant), typeof(ClosedPeriod), typeof(Service), typeof(Link),
        typeof(WorkWeek), typeof(ExceptionalDay),
    ];

    /// <summary>What the readiness of links is drawn from, beside the snapshot: months pass between changes, and every page asks.</summary>
    private static readonly HashSet<Type> ReadinessFacts =
    [
        typeof(Expectation), typeof(SignedMinutes), typeof(LessonProgress), typeof(Cadence), typeof(Meeting), typeof(ReadinessWaiver), typeof(FrozenReadiness),
    ];

    private readonly List<AuditDraft> unrecorded = [];
    private bool movesSnapshot;

    public DbSet<Company> Companies => Set<Company>();
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<UnitMove> UnitMoves => Set<UnitMove>();

    public DbSet<ManagerTerm> ManagerTerms => Set<ManagerTerm>();
    public DbSet<RoleGrant> RoleGrants => Set<RoleGrant>();
    public DbSet<ClosedPeriod> ClosedPeriods => Set<ClosedPeriod>();
    public DbSet<Service> Services => Set<Service>();
    public DbSet<Link> Links => Set<Link>();
    public DbSet<Expectation> Expectations => Set<Expectation>();
    public DbSet<Rating> Ratings => Set<Rating>();
    public DbSet<RatingRevision> RatingRevisions => Set<RatingRevision>();
    public DbSet<SealedRating> SealedRatings => Set<SealedRating>();
    public DbSet<SealedRevision> SealedRevisions => Set<SealedRevision>();
    public DbSet<ReleasedBatch> ReleasedBatches => Set<ReleasedBatch>();
    public DbSet<ReleasedComment> ReleasedComments => Set<ReleasedComment>();
    public DbSet<SealedGroupChange> SealedGroupChanges => Set<SealedGroupChange>();
    public DbSet<AskingLimits> AskingLimits => Set<AskingLimits>();
    public DbSet<ReleaseRun> ReleaseRuns => Set<ReleaseRun>();
    public DbSet<Goal> Goals => Set<Goal>();
    public DbSet<EvidenceFile> EvidenceFiles => Set<EvidenceFile>();
    public DbSet<Encounter> Encounters => Set<Encounter>();
    public DbSet<EncounterNote> EncounterNotes => Set<EncounterNote>();
    public DbSet<RaterTally> RaterTallies => Set<RaterTally>();
    public DbSet<LinkTally> LinkTallies => Set<LinkTally>();
    public DbSet<WorkWeek> WorkWeeks => Set<WorkWeek>();
    public DbSet<ExceptionalDay> ExceptionalDays => Set<ExceptionalDay>();
    public DbSet<SealedCase> SealedCases => Set<SealedCase>();
    public DbSet<RecoveryCase> RecoveryCases => Set<RecoveryCase>();
    public DbSet<RecoveryMessage> RecoveryMessages => Set<RecoveryMessage>();
    public DbSet<Objection> Objections => Set<Objection>();
    public DbSet<RatingRemoval> RatingRemovals => Set<RatingRemoval>();
    public DbSet<RecoveryLimits> RecoveryLimits => Set<RecoveryLimits>();
    public DbSet<Need> Needs => Set<Need>();
    public DbSet<Dialogue> Dialogues => Set<Dialogue>();
    public DbSet<DialoguePreparation> DialoguePreparations => Set<DialoguePreparation>();
    public DbSet<DialogueNote> DialogueNotes => Set<DialogueNote>();
    public DbSet<DialogueCapture> DialogueCaptures => Set<DialogueCapture>();
    public DbSet<SignedMinutes> SignedMinutes => Set<SignedMinutes>();
    public DbSet<ReadinessWaiver> ReadinessWaivers => Set<ReadinessWaiver>();
    public DbSet<LessonProgress> LessonProgress => Set<LessonProgress>();
    public DbSet<FrozenReadiness> FrozenReadiness => Set<FrozenReadiness>();
    public DbSet<AppraisalCycle> AppraisalCycles => Set<AppraisalCycle>();
    public DbSet<AppraisalSheet> AppraisalSheets => Set<AppraisalSheet>();
    public DbSet<Cadence> Cadences => Set<Cadence>();
    public DbSet<Meeting> Meetings => Set<Meeting>();
    public DbSet<MeetingAction> MeetingActions => Set<MeetingAction>();
    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
    public DbSet<Workshop> Workshops => Set<Workshop>();
    public DbSet<WorkshopNote> WorkshopNotes => Set<WorkshopNote>();
    public DbSet<WorkshopFact> WorkshopFacts => Set<WorkshopFact>();
    public DbSet<CandidateGoal> CandidateGoals => Set<CandidateGoal>();
    public DbSet<WorkshopDots> WorkshopDots => Set<WorkshopDots>();
    public DbSet<Stamp> Stamps => Set<Stamp>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<AuditWaiting> AuditWaiting => Set<AuditWaiting>();
    public DbSet<IdempotentReply> IdempotentReplies => Set<IdempotentReply>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <summary>Notes what is about to be saved in the audit chain, in the same transaction as the change itself.</summary>
    public void Record(Guid? actor, string action, string subject, string? details, DateTimeOffset at) =>
        unrecorded.Add(new AuditDraft(actor, action, subject, details, at));

    /// <summary>Notes what a sealed rater does: with the change itself, but in the chain only when the day is over, among the others of that day.</summary>
    public void RecordSealed(string action, string subject, string? details, DateTimeOffset day) =>
        AuditWaiting.Add(Platform.AuditWaiting.For(action, subject, details, day));

    /// <summary>Says that what is about to be saved makes what others keep in memory stale, where the model cannot tell by itself.</summary>
    public void MoveSnapshot() => movesSnapshot = true;

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var changed = ChangeTracker.Entries().Where(entry => entry.State is not EntityState.Unchanged).Select(entry => entry.Metadata.ClrType).ToHashSet();
        movesSnapshot |= changed.Overlaps(SnapshotFacts);
        var movesReadiness = changed.Overlaps(ReadinessFacts);
        if (!movesSnapshot && !movesReadiness && unrecorded.Count == 0)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        // A stamp is raised first: its row lock orders the writers, so that the audit chain never forks.
        var owned = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        await using var _ = owned;
        if (movesSnapshot)
            await Stamp.Raise(this, Stamp.Snapshot, cancellationToken);
        if (movesReadiness)
            await Stamp.Raise(this, Stamp.Readiness, cancellationToken);
        if (unrecorded.Count > 0)
            await AuditChain.Append(this, unrecorded, cancellationToken);
        var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (owned is not null)
            await owned.CommitAsync(cancellationToken);
        unrecorded.Clear();
        movesSnapshot = false;
        return written;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        base.ConfigureConventions(conventions);
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.Entity<IdentityUserClaim<Guid>>().ToTable("account_claims");
        model.Entity<IdentityUserLogin<Guid>>().ToTable("account_logins");
        model.Entity<IdentityUserToken<Guid>>().ToTable("account_tokens");
        model.ApplyConfigurationsFromAssembly(typeof(EntenteDb).Assembly);
    }
}
