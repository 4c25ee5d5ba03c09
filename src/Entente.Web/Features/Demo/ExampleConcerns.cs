using Entente.Domain.Chain;
using Entente.Domain.Concerns;
using static Entente.Web.Features.Demo.ExampleRules;

namespace Entente.Web.Features.Demo;

/// <summary>What two people of the example raised through the protected channel: one with HR, answered, and one about HR, which waits for the auditor.</summary>
internal sealed class ExampleConcerns(SupplyChain chain, DateOnly today)
{
    private const string Clerk = "pan.jie@hengtong.example";

    public IReadOnlyList<(Concern Concern, Guid Sender)> All()
    {
        var clerk = chain.Directory.Person(Clerk)!;
        var overtime = Must(Concern.Raise(Guid.NewGuid(), ConcernAddressee.HumanResources, "连续三周周六都来赶结账，考勤上却没有加班记录。之前有人当面问过，之后分到的活就变多了，所以我不想让别人知道是我提的。", clerk.HomeUnitId, null, today.AddDays(-26)));
        overtime = Must(overtime.Do(ConcernSide.Addressee, ConcernAct.Take, null, today.AddDays(-24)));
        overtime = Must(overtime.Do(ConcernSide.Addressee, ConcernAct.Write, "谢谢告诉我们。请问是哪几个周六？不用写和谁一起上班。", today.AddDays(-24)));
        overtime = Must(overtime.Do(ConcernSide.Sender, ConcernAct.Write, "上个月的后三个周六，都是上午九点到下午四点左右。", today.AddDays(-23)));
        overtime = Must(overtime.Do(ConcernSide.Addressee, ConcernAct.Answer, "我们核对了门禁和结账日志，三个周六都应计加班，已给所有到岗的人补记，本月一起发放。今后周末结账须先在系统里登记。我们没有问过是谁提出的。", today.AddDays(-15)));
        var hiring = Must(Concern.Raise(Guid.NewGuid(), ConcernAddressee.Auditor, "最近一次内部竞聘，听说有人在面试前就拿到了题目。这件事涉及人力资源，所以只向审计员反映。", chain.Directory.Unit("admin-hr")!.Id, null, today.AddDays(-4)));
        var other = chain.Directory.MembersOf(chain.Directory.Unit("technicians")!.Id, today).OrderBy(person => person.Email, StringComparer.Ordinal).First(person => person.Id != chain.Directory.ManagerOf(chain.Directory.Unit("technicians")!.Id, today)?.Id);
        return [(overtime, clerk.Id), (hiring, other.Id)];
    }
}
