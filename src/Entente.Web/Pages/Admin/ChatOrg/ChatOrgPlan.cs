using Entente.Domain.Organization;
using Entente.Web.Features.Administration.Files;
using Entente.Web.Features.Bots;
using Entente.Web.Features.Bots.Org;
using Entente.Web.Platform.Sheets;

namespace Entente.Web.Pages.Admin.ChatOrg;

/// <summary>
/// What a company that was read from a chat platform would be as a file of units and people. A department is the unit that has its code;
/// else the unit of its name below the same whole; else it is new. People are known by who they are there, else by their address; whoever
/// has neither is left out, with the reason.
/// </summary>
internal sealed class ChatOrgPlan
{
    private readonly ChatPlatform platform;
    private readonly ReadOrg.View read;
    private readonly CompanyDirectory directory;
    private readonly Dictionary<string, (string Code, Guid? Unit)> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> emails = new(StringComparer.Ordinal);
    private readonly List<LeftOut> left = [];
    private readonly List<IReadOnlyList<string>> units = [];
    private readonly List<IReadOnlyList<string>> people = [];

    private ChatOrgPlan(ChatPlatform platform, ReadOrg.View read, CompanyDirectory directory) => (this.platform, this.read, this.directory) = (platform, read, directory);

    /// <summary>What is not taken in.</summary>
    /// <param name="Name">A person's or a department's.</param>
    /// <param name="Reason">Why, as a key of texts.</param>
    internal sealed record LeftOut(string Name, string Reason);

    /// <summary>The rows, as a file would bring them.</summary>
    public IReadOnlyList<SheetTable> Tables =>
    [
        new(OrgColumns.Units, ["code", "name", "parent", "manager"], units),
        new(OrgColumns.People, ["email", "name", "title", "home", "units"], people),
    ];

    public IReadOnlyList<LeftOut> Left => left;

    /// <summary>Who is who there, by address.</summary>
    public IReadOnlyDictionary<string, string> UsersByEmail => emails.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public static ChatOrgPlan Of(ChatPlatform platform, ReadOrg.View read, CompanyDirectory directory)
    {
        var plan = new ChatOrgPlan(platform, read, directory);
        plan.PlaceUnits();
        plan.PlacePeople();
        plan.WriteUnits();
        return plan;
    }

    private void PlaceUnits()
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var seen = read.Tree.Units.Select(unit => unit.Id).ToHashSet(StringComparer.Ordinal);
        var waiting = read.Tree.Units.ToList();
        var top = waiting.Find(unit => unit.ParentId is null);
        while (waiting.Count > 0)
        {
            // What lies below something that our app may not see lies below the company.
            var ready = waiting.Where(unit => unit.ParentId is null || codes.ContainsKey(unit.ParentId) || !seen.Contains(unit.ParentId)).ToList();
            if (ready.Count == 0)
                break;
            foreach (var unit in ready.OrderBy(unit => unit != top).ThenBy(unit => unit.Id, StringComparer.Ordinal))
                codes.TryAdd(unit.Id, CodeOf(unit, taken));
            waiting.RemoveAll(unit => codes.ContainsKey(unit.Id));
        }

        left.AddRange(waiting.Select(unit => new LeftOut(unit.Name, "Circle")));
    }

    private (string Code, Guid? Unit) CodeOf(OrgTree.Unit unit, HashSet<string> taken)
    {
        var own = $"{platform.ToString().ToLowerInvariant()}-{unit.Id}";
        var known = unit.ParentId is null ? directory.Root
            : directory.Unit(own) ?? (Above(unit) is { } above ? directory.ChildrenOf(above).FirstOrDefault(child => child.DissolvedOn is null && child.Name == unit.Name && !taken.Contains(child.Code)) : null);
        var code = known?.Code ?? own;
        taken.Add(code);
        return (code, known?.Id);
    }

    private Guid? Above(OrgTree.Unit unit) => codes.TryGetValue(unit.ParentId ?? "", out var above) ? above.Unit : directory.Root?.Id;

    private void PlacePeople()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in read.Tree.People.OrderBy(one => one.UserId, StringComparer.Ordinal))
        {
            var known = read.Known.TryGetValue(one.UserId, out var id) && directory.Person(id) is { IsHere: true } here ? here : directory.Person(one.Email ?? "");
            var homes = one.Units.Where(codes.ContainsKey).Select(unit => codes[unit].Code).Distinct(StringComparer.Ordinal).ToList();
            var email = known?.Email ?? Person.NormalizeEmail(one.Email ?? "");
            var reason = email.Length == 0 ? "NoEmail" : known is { IsHere: false } ? "Gone" : homes.Count == 0 ? "NoUnit" : one.Name.Length == 0 ? "NoName" : !taken.Add(email) ? "Twice" : null;
            if (reason is not null)
            {
                left.Add(new LeftOut(one.Name.Length > 0 ? one.Name : one.UserId, reason));
                continue;
            }

            emails.Add(one.UserId, email);
            people.Add([email, one.Name, one.Title is { Length: > 0 } title ? title : known?.Title ?? "", homes[0], string.Join(' ', homes.Skip(1))]);
        }
    }

    private void WriteUnits()
    {
        foreach (var unit in read.Tree.Units.Where(unit => codes.ContainsKey(unit.Id)))
        {
            var (code, known) = codes[unit.Id];
            var parent = unit.ParentId is null ? "" : codes.TryGetValue(unit.ParentId, out var above) ? above.Code : directory.Root?.Code ?? "";
            // The company is called here as it is called here; some platforms do not even say its name.
            var name = unit.ParentId is null && known is { } id ? directory.Unit(id)!.Name : unit.Name;
            var manager = unit.Leaders.Where(emails.ContainsKey).ToList() is [var only] ? emails[only] : "";
            units.Add([code, name, parent, manager]);
        }
    }
}
