using Entente.Domain.Kernel;

namespace Entente.Domain.Organization;

/// <summary>
/// Somebody who works in the company. What a removed person did stays, under a tombstone: the name and address are gone, the
/// identity remains.
/// </summary>
public sealed class Person
{
    private Person()
    {
    }

    /// <summary>Their identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>Their mail address, by which files and the API name them; unique, compared without regard to case.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Their name in the company's language.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Their name in Latin letters; null where there is none.</summary>
    public string? EnglishName { get; private set; }

    /// <summary>What they do, such as 服务顾问; null where nobody said.</summary>
    public string? Title { get; private set; }

    /// <summary>The same in English.</summary>
    public string? EnglishTitle { get; private set; }

    /// <summary>The one unit that is their home; they may belong to more.</summary>
    public Guid HomeUnitId { get; private set; }

    /// <summary>When they were removed; null while they are here.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>When the company's directory let them go; null while they work here. What they did and their name stay, and they may come back.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>True for whoever was neither removed nor let go.</summary>
    public bool IsHere => RemovedAt is null && LeftAt is null;

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; private set; }

    /// <summary>A new person in their home unit.</summary>
    public static Outcome<Person> Create(Guid id, string email, string name, string? englishName, string? title, string? englishTitle, Guid homeUnitId)
    {
        if (!IsEmail(email))
            return new EmailInvalid(email);
        if ((NameInvalid.Check(name, "name") ?? NameInvalid.CheckOptional(englishName, "englishName") ?? NameInvalid.CheckOptional(title, "title") ?? NameInvalid.CheckOptional(englishTitle, "englishTitle")) is { } refusal)
            return refusal;
        return new Person
        {
            Id = id,
            Email = NormalizeEmail(email),
            Name = name.Trim(),
            EnglishName = FreeText.Clean(englishName),
            Title = FreeText.Clean(title),
            EnglishTitle = FreeText.Clean(englishTitle),
            HomeUnitId = homeUnitId,
            Version = 1,
        };
    }

    /// <summary>The form in which addresses are stored and looked up: trimmed, lower case.</summary>
    public static string NormalizeEmail(string email) => email.Trim().ToLowerInvariant();

    /// <summary>Changes what they are called and where they belong.</summary>
    public Refusal? Change(string name, string? englishName, string? title, string? englishTitle, Guid homeUnitId)
    {
        if ((NameInvalid.Check(name, "name") ?? NameInvalid.CheckOptional(englishName, "englishName") ?? NameInvalid.CheckOptional(title, "title") ?? NameInvalid.CheckOptional(englishTitle, "englishTitle")) is { } refusal)
            return refusal;
        (Name, EnglishName, Title, EnglishTitle, HomeUnitId) = (name.Trim(), FreeText.Clean(englishName), FreeText.Clean(title), FreeText.Clean(englishTitle), homeUnitId);
        Version++;
        return null;
    }

    /// <summary>Gives them another address.</summary>
    public Refusal? ChangeEmail(string email)
    {
        if (!IsEmail(email))
            return new EmailInvalid(email);
        Email = NormalizeEmail(email);
        Version++;
        return null;
    }

    /// <summary>They are let go.</summary>
    public void Leave(DateTimeOffset now)
    {
        LeftAt = now;
        Version++;
    }

    /// <summary>They are here again.</summary>
    public void ComeBack()
    {
        LeftAt = null;
        Version++;
    }

    /// <summary>Removes them: the tombstone keeps the identity and nothing that names them.</summary>
    public Refusal? Remove(DateTimeOffset now)
    {
        if (RemovedAt is not null)
            return new PersonUnknown();
        (RemovedAt, Email, Name, EnglishName, Title, EnglishTitle) = (now, $"removed-{Id:N}@invalid", "—", null, null, null);
        Version++;
        return null;
    }

    private static bool IsEmail(string? email)
    {
        var at = email?.IndexOf('@', StringComparison.Ordinal) ?? -1;
        return email is { Length: <= 254 } && at > 0 && at == email.LastIndexOf('@') && at < email.Length - 1
            && !email.Trim().Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';');
    }
}
