using Entente.Domain.Chain;
using Entente.Domain.Ratings;
using Entente.Domain.Ratings.Encounters;

namespace Entente.Web.Features.Demo;

/// <summary>What the example's providers noted on requests of the last quarters, where notes may stand: a few of a hundred, the same for the same day.</summary>
internal sealed class ExampleNotes(SupplyChain chain, DateOnly today)
{
    private const int MonthsBack = 5;

    private static readonly Dictionary<string, (string Incomplete, string Beyond)> Lines = new(StringComparer.Ordinal)
    {
        ["finance"] = ("缺发票原件，当天已联系补交。", "要求当天到账，约定为 3 个工作日。"),
        ["admin-hr"] = ("申请表没有写到岗日期，电话问清后办理。", "要求一周内到岗，约定为 30 天。"),
        ["it"] = ("没有写设备编号，到现场才找到是哪一台。", "要求周日现场处理，约定为工作日。"),
        ["marketing"] = ("活动需求没有写场地尺寸，等了半天。", "临时加两版海报，当晚就要。"),
        ["customer-relations"] = ("没有写客户的联系电话。", "要求当天回访全部客户，约定为两天。"),
        ["sales"] = ("交车单缺保险资料，补齐后办理。", "要求提前两天交车。"),
        ["accessories"] = ("车型配置没有写清，备错一套。", "要求比排期提前两天加装。"),
        ["after-sales"] = ("质保申请缺故障照片。", "要求把已过保的车按质保处理。"),
        ["technicians"] = ("接车单没有写异响的位置，试车才找到。", "加了三项检查，交车时间没有变。"),
        ["service-advisers"] = ("工单缺客户签字。", "要求当天约上，约定为次日。"),
        ["parts"] = ("工单没有写车架号，无法核对件号。", "下午四点后提的急件，要求当天到货。"),
        ["claims"] = ("定损照片少一个角度，重新拍摄。", "要求当天出定损结果，约定为两天。"),
    };

    /// <summary>A note on an encounter; null where none was written or none may stand.</summary>
    /// <param name="encounter">The encounter.</param>
    /// <param name="answeredOpenly">Whether its rating was given openly.</param>
    public EncounterNote? On(Encounter encounter, bool answeredOpenly)
    {
        var link = chain.Link(encounter.LinkId)!;
        var provider = chain.Directory.Unit(chain.ProviderOf(link))!;
        if (encounter.OccurredAt < ExampleDates.At(today.AddMonths(-MonthsBack), TimeOnly.MinValue)
            || EncounterNote.Check(chain.Service(link.ServiceId)!.Mode, answeredOpenly) is not null
            || !Lines.TryGetValue(provider.Code, out var lines)
            || chain.Directory.ManagerOf(provider.Id, chain.Directory.DayOf(encounter.OccurredAt)) is not { } manager)
            return null;
        var dice = new Dice($"note/{encounter.Reference}");
        RequestMark? mark = dice.Below(100) switch { < 3 => RequestMark.Incomplete, < 5 => RequestMark.Beyond, < 9 => RequestMark.Clear, _ => null };
        if (mark is not { } found)
            return null;
        var line = found switch { RequestMark.Incomplete => lines.Incomplete, RequestMark.Beyond => lines.Beyond, _ => null };
        var at = encounter.OccurredAt.AddMinutes(10 + dice.Below(40));
        var note = EncounterNote.Of(Guid.CreateVersion7(at), encounter);
        return note.Write(found, line, manager.Id, at) is { } refusal ? throw new InvalidOperationException($"The example company noted what it may not: {refusal}.") : note;
    }
}
