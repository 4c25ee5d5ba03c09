using System.Text.Json;
using Entente.Web.Features.Bots.Platforms;

namespace Entente.Web.Features.Bots.Org;

/// <summary>飞书: every department below the company (<c>contact/v3/departments/0/children</c>), and <c>users/find_by_department</c> of each. open.feishu.cn/document/server-docs/contact-v3/department/children, user/find_by_department.</summary>
internal static class FeishuOrg
{
    private const string Company = "0";
    private const int AtOnce = 50;

    public static async Task<OrgTree> Read(OrgReader reader)
    {
        var departments = await Pages(reader, $"/open-apis/contact/v3/departments/{Company}/children?department_id_type=open_department_id&user_id_type=open_id&fetch_child=true");
        List<OrgTree.Unit> units =
        [
            new(Company, null, "", []),
            .. departments.Where(one => one.At("open_department_id") is not null)
                .Select(one => new OrgTree.Unit(one.At("open_department_id")!, one.At("parent_department_id") ?? Company, one.At("name") ?? "", one.At("leader_user_id") is { Length: > 0 } leader ? [leader] : [])),
        ];
        var users = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var unit in units)
        {
            foreach (var user in await Pages(reader, $"/open-apis/contact/v3/users/find_by_department?department_id={Uri.EscapeDataString(unit.Id)}&department_id_type=open_department_id&user_id_type=open_id"))
            {
                if (user.At("open_id") is { } id && user.At("status", "is_resigned") is not "true")
                    users[id] = user;
            }
        }

        return new OrgTree(units, [.. users.Values.Select(user => new OrgTree.Person(user.At("open_id")!, user.At("name") ?? "", user.At("enterprise_email") is { Length: > 0 } company ? company : user.At("email"), user.At("job_title"), user.Texts("department_ids")))]);
    }

    private static Task<List<JsonElement>> Pages(OrgReader reader, string path) => reader.All(
        (token, mark) => BotRequest.Get($"{path}&page_size={AtOnce}{(mark is null ? "" : "&page_token=" + Uri.EscapeDataString(mark))}", token),
        page => page.List("data", "items"),
        page => page.At("data", "has_more") is "true" ? page.At("data", "page_token") : null);
}
