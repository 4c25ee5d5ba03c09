using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>Makes the first administrator, and the company with its root unit where nobody imported one before.</summary>
public sealed class FoundCompany(IDbContextFactory<EntenteDb> databases, FoundingLink link, Passwords passwords, TimeProvider clock)
{
    public sealed class Request
    {
        [MaxLength(120)]
        public string Company { get; set; } = "";

        [MaxLength(120)]
        public string? EnglishCompany { get; set; }

        [MaxLength(64)]
        public string Code { get; set; } = "company";

        [MaxLength(64)]
        public string TimeZone { get; set; } = "Asia/Shanghai";

        [Required, MaxLength(120)]
        public string Name { get; set; } = "";

        [Required, MaxLength(254)]
        public string Email { get; set; } = "";

        [Required, MaxLength(200)]
        public string Password { get; set; } = "";
    }

    public async Task<Outcome<Person>> Run(string token, Request request, CancellationToken stop)
    {
        if (!link.Is(token))
            return new AlreadyFounded();
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // The stamp's row is the lock: of two who send the form at once, one founds.
        await Stamp.Raise(db, Stamp.Snapshot, stop);
        if (await Passwords.HasAdministrator(db, stop))
            return new AlreadyFounded();
        var root = await db.Units.FirstOrDefaultAsync(unit => unit.ParentId == null, stop);
        var made = root is null ? Found(db, request) : root;
        if (made.IsRefused)
            return made.Refusal;
        var person = await Administrator(db, request, made.Value, stop);
        if (person.IsRefused)
            return person.Refusal;
        if (PasswordStrength.Judge(request.Password, request.Email, person.Value.Name, person.Value.EnglishName, made.Value.Name, made.Value.EnglishName) is { } weakness)
            return new PasswordWeak(weakness);
        if (root is null)
            db.Add(ManagerTerm.Begin(NewId(), made.Value.Id, person.Value.Id, await Today(db, stop)));
        await db.EndSessions(person.Value.Id, null, stop);
        await db.Users.Where(account => account.Id == person.Value.Id).ExecuteDeleteAsync(stop);
        db.Add(passwords.Account(person.Value.Id, person.Value.Email, request.Password));
        db.Record(person.Value.Id, root is null ? "company.founded" : "administrator.made", $"person/{person.Value.Id}", null, clock.Now());
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return person;
    }

    private Outcome<Unit> Found(EntenteDb db, Request request)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(request.TimeZone, out _))
            return new TimeZoneUnknown(request.TimeZone);
        var root = Unit.Create(NewId(), request.Code, request.Company, request.EnglishCompany, null);
        if (!root.IsRefused)
            db.AddRange(Company.Found(request.TimeZone, isExample: false), root.Value);
        return root;
    }

    /// <summary>Who signs in with the address: somebody who was imported, or a new person at the root.</summary>
    private async Task<Outcome<Person>> Administrator(EntenteDb db, Request request, Unit root, CancellationToken stop)
    {
        var email = Person.NormalizeEmail(request.Email);
        var person = await db.People.SingleOrDefaultAsync(known => known.Email == email && known.RemovedAt == null, stop);
        if (person is null)
        {
            var made = Person.Create(NewId(), request.Email, request.Name, null, null, null, root.Id);
            if (made.IsRefused)
                return made;
            person = made.Value;
            db.AddRange(person, Membership.Begin(NewId(), person.Id, root.Id, await Today(db, stop)));
        }

        if (!await db.RoleGrants.AnyAsync(grant => grant.PersonId == person.Id && grant.Role == Role.Administrator, stop))
            db.Add(RoleGrant.Give(NewId(), person.Id, Role.Administrator));
        return person;
    }

    private async Task<DateOnly> Today(EntenteDb db, CancellationToken stop)
    {
        var company = db.Companies.Local.SingleOrDefault() ?? await db.Companies.SingleAsync(stop);
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.Now(), TimeZoneInfo.FindSystemTimeZoneById(company.TimeZone)).DateTime);
    }

    private Guid NewId() => Guid.CreateVersion7(clock.Now());
}
