using Entente.Domain.Kernel;

namespace Entente.Domain.Appraisals;

/// <summary>The company's weights and pass marks of one cycle, printed on every sheet of it.</summary>
/// <param name="ManagementWeight">How much of the total the superior's part is, in percent, 1 to 99; the customers' part is the rest.</param>
/// <param name="ManagementPass">The pass mark of the superior's part, 0 to 100.</param>
/// <param name="ServicePass">The pass mark of the customers' part, 0 to 100.</param>
public sealed record AppraisalTerms(int ManagementWeight = 50, int ManagementPass = 60, int ServicePass = 60)
{
    /// <summary>a of scoring.md: how much of the customers' part their verified goals are where there are verdicts of links too.</summary>
    public const decimal GoalsInService = 0.5m;

    /// <summary>The weight of the customers' part, in percent.</summary>
    public int ServiceWeight => 100 - ManagementWeight;

    /// <summary>Why these are none; null where they are. Both parts always weigh something: no weight makes one side's word worthless.</summary>
    public Refusal? Check() =>
        ManagementWeight is < 1 or > 99 ? new AppraisalWeightInvalid()
        : ManagementPass is < 0 or > 100 ? new AppraisalPassInvalid("managementPass")
        : ServicePass is < 0 or > 100 ? new AppraisalPassInvalid("servicePass")
        : null;
}
