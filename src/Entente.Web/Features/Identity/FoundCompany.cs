using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>Makes the company, its root unit and its first administrator.</summary>
public sealed class FoundCompany(IDbContextFactory<EntenteDb> databases, FoundingLink link, Passwords passwords, TimeProvider clock)
{
    public sealed class Request
    {
        [Required, MaxLength(120)]
        public string Company { get; set; } = "";

        [MaxLength(120)]
        public string? EnglishCompany { get; set; }

        [Required, MaxLength(64)]
        public string Code { get; set; } = "company";

        [Required, MaxLength(64)]
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
        if (!link.Is(token) || await passwords.HasAdministrator(stop))
            return new AlreadyFounded();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(request.TimeZone, out _))
            return new TimeZoneUnknown(request.TimeZone);
        var now = clock.Now();
        var root = Unit.Create(Guid.CreateVersion7(now), request.Code, request.Company, request.EnglishCompany, null);
        if (root.IsRefused)
            return root.Refusal;
        var person = Person.Create(Guid.CreateVersion7(now), request.Email, request.Name, null, null, null, root.Value.Id);
        if (person.IsRefused)
            return person.Refusal;

        if (await passwords.Judge(person.Value.Email, request.Password) is { } weakness)
            return new PasswordWeak(weakness);

        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.Units.AnyAsync(stop))
            return new AlreadyFounded();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(request.TimeZone)).DateTime);
        db.Add(Company.Found(request.TimeZone, isExample: false));
        db.AddRange(root.Value, person.Value);
        db.Add(Membership.Begin(Guid.CreateVersion7(now), person.Value.Id, root.Value.Id, today));
        db.Add(ManagerTerm.Begin(Guid.CreateVersion7(now), root.Value.Id, person.Value.Id, today));
        db.Add(RoleGrant.Give(Guid.CreateVersion7(now), person.Value.Id, Role.Administrator));
        db.Record(person.Value.Id, "company.founded", $"unit/{root.Value.Id}", null, now);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return await passwords.Set(person.Value.Id, person.Value.Email, request.Password) is { } refused ? new PasswordWeak(refused) : person.Value;
    }
}
