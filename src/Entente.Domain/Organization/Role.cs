namespace Entente.Domain.Organization;

/// <summary>
/// What a person may be granted. Employee, manager and superior are not granted: everybody is an employee, who answers for a
/// unit is its manager, and the manager of the unit above is the superior.
/// </summary>
public enum Role
{
    /// <summary>Sets up units, people and periods, reads what is not sealed (人力资源).</summary>
    HumanResources,

    /// <summary>Runs the system: everything HR may, keys, imports, reopening (管理员).</summary>
    Administrator,

    /// <summary>Reads everything that is not sealed, and judges abused ratings together with HR (审计员).</summary>
    Auditor,
}
