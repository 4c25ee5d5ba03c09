namespace Entente.Domain.Appraisals;

/// <summary>On which side of an appraisal somebody acts.</summary>
public enum AppraisalRole
{
    /// <summary>HR and administrators, who run the cycle.</summary>
    HumanResources,

    /// <summary>Whoever answers for the appraised unit.</summary>
    Appraised,

    /// <summary>The neutral person who answers an appeal.</summary>
    Reviewer,
}
