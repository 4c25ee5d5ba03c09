using System.Text.Json;
using Entente.Web.Features.Bots.Platforms;

namespace Entente.Web.Features.Bots.Org;

/// <summary>企业微信: <c>department/list</c> and, department by department, <c>user/list</c>. developer.work.weixin.qq.com/document/path/90208, 90201.</summary>
internal static class WeComOrg
{
    private const string Company = "1";

    /// <summary>The state of whoever has left the company.</summary>
    private const string Left = "5";

    public static async Task<OrgTree> Read(OrgReader reader)
    {
        var departments = (await reader.Ask(token => BotRequest.Get($"/cgi-bin/department/list?access_token={Uri.EscapeDataString(token)}"))).List("department");
        var users = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var leaders = new HashSet<(string Department, string User)>();
        foreach (var department in departments.Select(one => one.At("id")).OfType<string>())
        {
            foreach (var user in (await reader.Ask(token => BotRequest.Get($"/cgi-bin/user/list?access_token={Uri.EscapeDataString(token)}&department_id={department}"))).List("userlist").Where(user => user.At("status") != Left && user.At("userid") is not null))
            {
                users[user.At("userid")!] = user;
                // Two lists side by side: where somebody belongs, and whether they lead there.
                leaders.UnionWith(user.Texts("department").Zip(user.Texts("is_leader_in_dept")).Where(pair => pair.Second == "1").Select(pair => (pair.First, user.At("userid")!)));
            }
        }

        return new OrgTree(
            [.. departments.Select(one => (Id: one.At("id") ?? "", one)).Select(pair => new OrgTree.Unit(pair.Id, pair.Id == Company ? null : pair.one.At("parentid"), pair.one.At("name") ?? "", [.. leaders.Where(leader => leader.Department == pair.Id).Select(leader => leader.User)]))],
            [.. users.Values.Select(Person)]);
    }

    private static OrgTree.Person Person(JsonElement user)
    {
        var main = user.At("main_department");
        return new OrgTree.Person(user.At("userid")!, user.At("name") ?? "", user.At("biz_mail") is { Length: > 0 } company ? company : user.At("email"), user.At("position"), [.. user.Texts("department").OrderByDescending(one => one == main)]);
    }
}
