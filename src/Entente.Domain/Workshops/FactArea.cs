namespace Entente.Domain.Workshops;

/// <summary>Of what a fact of the state sheet speaks.</summary>
public enum FactArea
{
    /// <summary>Customers (客户).</summary>
    Customers,

    /// <summary>People (人员).</summary>
    People,

    /// <summary>Operations (运营).</summary>
    Operations,

    /// <summary>Finance (财务).</summary>
    Finance,

    /// <summary>Market (市场).</summary>
    Market,
}
