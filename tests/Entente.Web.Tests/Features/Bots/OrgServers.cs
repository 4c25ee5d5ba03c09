using Entente.Web.Features.Bots;
using Entente.Web.Tests.Kit;

namespace Entente.Web.Tests.Features.Bots;

/// <summary>
/// One company as each platform tells it, in pages where it comes in pages: sales with a seller and somebody without an address, and below
/// it customer care, which is new, led by somebody new who belongs to both.
/// </summary>
internal sealed record OrgServers(App App, ChatPlatform Platform)
{
    /// <summary>The address of whoever leads customer care.</summary>
    public string Email { get; set; } = "wang.xin@repair.example";

    private string Seller => $"\"name\":\"{App.Company.Seller.Name}\",\"email\":\"{App.Company.Seller.Email}\"";

    public ChatServer.Answered? Answer(ChatServer.Call call)
    {
        var text = (Platform, call.Path) switch
        {
            (ChatPlatform.WeCom, "/cgi-bin/department/list") => """{"errcode":0,"errmsg":"ok","department":[{"id":3,"name":"客服部","parentid":2,"order":1},{"id":1,"name":"集团","parentid":0},{"id":2,"name":"销售部","parentid":1}]}""",
            (ChatPlatform.WeCom, "/cgi-bin/user/list") => WeCom(call.Query["department_id"].ToString()),
            (ChatPlatform.DingTalk, "/topapi/v2/department/listsub") => DingTalkBelow(call.Body.GetProperty("dept_id").GetInt64()),
            (ChatPlatform.DingTalk, "/topapi/v2/user/list") => DingTalk(call.Body.GetProperty("dept_id").GetInt64(), call.Body.GetProperty("cursor").GetInt64()),
            (ChatPlatform.Feishu, "/open-apis/contact/v3/departments/0/children") => call.Query["page_token"] == "second"
                ? """{"code":0,"data":{"has_more":false,"items":[{"name":"客服部","open_department_id":"od-3","parent_department_id":"od-2","leader_user_id":"wangxin"}]}}"""
                : """{"code":0,"data":{"has_more":true,"page_token":"second","items":[{"name":"销售部","open_department_id":"od-2","parent_department_id":"0"}]}}""",
            (ChatPlatform.Feishu, "/open-apis/contact/v3/users/find_by_department") => Feishu(call.Query["department_id"].ToString()),
            _ => null,
        };
        return text is null ? null : new ChatServer.Answered(text);
    }

    private string WeCom(string department) => $$"""{"errcode":0,"errmsg":"ok","userlist":[{{department switch
    {
        "2" => $$"""{"userid":"seller01",{{Seller}},"department":[2],"main_department":2,"is_leader_in_dept":[0],"status":1},{"userid":"nomail","name":"无邮箱","department":[2],"is_leader_in_dept":[0],"status":1},{"userid":"gone","name":"已离开","email":"gone@repair.example","department":[2],"status":5},{{Leader}}""",
        "3" => Leader,
        _ => "",
    }}}]}""";

    private string Leader => $$"""{"userid":"wangxin","name":"王新","biz_mail":"{{Email}}","email":"private@elsewhere.example","position":"客服主管","department":[2,3],"main_department":3,"is_leader_in_dept":[0,1],"status":1}""";

    private static string DingTalkBelow(long department) => $$"""{"errcode":0,"errmsg":"ok","result":[{{department switch { 1 => """{"dept_id":2,"name":"销售部","parent_id":1}""", 2 => """{"dept_id":3,"name":"客服部","parent_id":2}""", _ => "" }}}]}""";

    private string DingTalk(long department, long cursor)
    {
        var leader = $$$"""{"userid":"wangxin","name":"王新","org_email":"{{{Email}}}","title":"客服主管","dept_id_list":[3,2],"leader":{{{(department == 3 ? "true" : "false")}}} }""";
        return (department, cursor) switch
        {
            (2, 0) => $$$"""{"errcode":0,"errmsg":"ok","result":{"has_more":true,"next_cursor":10,"list":[{"userid":"seller01",{{{Seller}}},"dept_id_list":[2],"leader":false},{{{leader}}}]}}""",
            (2, 10) => """{"errcode":0,"errmsg":"ok","result":{"has_more":false,"list":[{"userid":"nomail","name":"无邮箱","dept_id_list":[2],"leader":false}]}}""",
            (3, _) => $$$"""{"errcode":0,"errmsg":"ok","result":{"has_more":false,"list":[{{{leader}}}]}}""",
            _ => """{"errcode":0,"errmsg":"ok","result":{"has_more":false,"list":[]}}""",
        };
    }

    private string Feishu(string department)
    {
        var leader = $$"""{"open_id":"wangxin","name":"王新","enterprise_email":"{{Email}}","job_title":"客服主管","department_ids":["od-3","od-2"],"status":{"is_resigned":false} }""";
        return $$$"""{"code":0,"data":{"has_more":false,"items":[{{{department switch
        {
            "od-2" => $$"""{"open_id":"seller01",{{Seller}},"department_ids":["od-2"]},{"open_id":"nomail","name":"无邮箱","department_ids":["od-2"]},{"open_id":"gone","name":"已离开","email":"gone@repair.example","department_ids":["od-2"],"status":{"is_resigned":true} },{{leader}}""",
            "od-3" => leader,
            _ => "",
        }}}}]}}""";
    }
}
