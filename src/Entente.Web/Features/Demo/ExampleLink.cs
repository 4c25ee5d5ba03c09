namespace Entente.Web.Features.Demo;

/// <summary>One service towards one customer, with how many ratings a month it brings; none means that nobody answers.</summary>
public sealed record ExampleLink(string Service, string Customer, string Since, double PerMonth);
