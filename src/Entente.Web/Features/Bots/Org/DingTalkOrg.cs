using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Web.Features.Bots.Platforms;

namespace Entente.Web.Features.Bots.Org;

/// <summary>钉钉: <c>topapi/v2/department/listsub</c> level by level from the company down, and <c>topapi/v2/user/list</c> of each. open.dingtalk.com/document/orgapp/obtain-the-department-list-v2, queries-the-complete-information-of-a-department-user.</summary>
internal static class DingTalkOrg
{
    private const string Company = "1";
    private const int AtOnce = 100;

    public static async Task<OrgTree> Read(OrgReader reader)
    {
        var names = new Dictionary<string, (string? Parent, string Name)>(StringComparer.Ordinal) { [Company] = (null, "") };
        var waiting = new Queue<string>([Company]);
        while (waiting.TryDequeue(out var above))
        {
            var answer = await reader.Ask(token => BotRequest.Post($"/topapi/v2/department/listsub?access_token={Uri.EscapeDataString(token)}", new JsonObject { ["dept_id"] = Number(above) }));
            foreach (var below in answer.List("result"))
            {
                if (below.At("dept_id") is { } id && names.TryAdd(id, (above, below.At("name") ?? "")))
                    waiting.Enqueue(id);
            }
        }

        var users = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var leaders = new HashSet<(string Department, string User)>();
        foreach (var department in names.Keys)
        {
            var members = await reader.All(
                (token, mark) => BotRequest.Post($"/topapi/v2/user/list?access_token={Uri.EscapeDataString(token)}", new JsonObject { ["dept_id"] = Number(department), ["cursor"] = Number(mark ?? "0"), ["size"] = AtOnce }),
                page => page.List("result", "list"),
                page => page.At("result", "has_more") is "true" ? page.At("result", "next_cursor") : null);
            foreach (var user in members.Where(user => user.At("userid") is not null))
            {
                users[user.At("userid")!] = user;
                if (user.At("leader") is "true")
                    leaders.Add((department, user.At("userid")!));
            }
        }

        return new OrgTree(
            [.. names.Select(one => new OrgTree.Unit(one.Key, one.Value.Parent, one.Value.Name, [.. leaders.Where(leader => leader.Department == one.Key).Select(leader => leader.User)]))],
            [.. users.Values.Select(user => new OrgTree.Person(user.At("userid")!, user.At("name") ?? "", user.At("org_email") is { Length: > 0 } company ? company : user.At("email"), user.At("title"), user.Texts("dept_id_list")))]);
    }

    private static long Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
