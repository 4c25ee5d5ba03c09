using System.Text.RegularExpressions;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Web.Features.Demo;

namespace Entente.Web.Tests.Features.Demo;

public sealed partial class ExampleCompanyTests
{
    private static readonly ExampleCompany Company = Histories.Company;
    private static readonly ExampleDates Dates = new(new DateOnly(2026, 11, 23));

    [Fact]
    public void It_has_nine_departments_four_teams_and_about_eighty_people()
    {
        Assert.Equal("hengtong", Assert.Single(Company.Units, unit => unit.Parent is null).Code);
        Assert.Equal(9, Company.Units.Count(unit => unit.Parent == "hengtong"));
        Assert.Equal(4, Company.Units.Count(unit => unit.Parent == "after-sales"));
        Assert.InRange(Company.People.Count, 75, 90);
        Assert.InRange(Company.Services.Count, 38, 46);
        Assert.InRange(Company.Links.Count, 110, 160);
    }

    [Fact]
    public void Every_reference_resolves()
    {
        var units = Company.Units.Select(unit => unit.Code).ToHashSet();
        var people = Company.People.Select(person => person.Email).ToHashSet();
        var services = Company.Services.Select(service => service.Code).ToHashSet();
        var links = Company.Links.Select(link => (link.Service, link.Customer)).ToHashSet();
        Assert.All(Company.Units, unit => Assert.True(unit.Parent is null || units.Contains(unit.Parent)));
        Assert.All(Company.People, person => Assert.All((person.AlsoIn ?? []).Append(person.Unit), unit => Assert.Contains(unit, units)));
        Assert.All(Company.Managers, manager => Assert.True(units.Contains(manager.Unit) && people.Contains(manager.Person)));
        Assert.All(Company.SignIns, signIn => Assert.Contains(signIn.Email, people));
        Assert.All(Company.Services, service => Assert.Contains(service.Provider, units));
        Assert.All(Company.Links, link => Assert.True(services.Contains(link.Service) && units.Contains(link.Customer)));
        Assert.All(Company.Expectations, expectation => Assert.Contains((expectation.Service, expectation.Customer), links));
    }

    [Fact]
    public void Every_service_has_words_for_a_bad_and_for_a_good_and_no_words_are_for_a_service_that_is_not_there()
    {
        bool Fits(ExampleComment comment, ExampleService service) => comment.Family == service.Family || comment.Family == $"{service.Family}/{service.Code}";
        Assert.All(Company.Services, service => Assert.Contains(Company.Comments, comment => comment.Cause is null && Fits(comment, service)));
        Assert.All(Company.Services, service => Assert.Contains(Company.Comments, comment => comment.Cause is Cause.FailedExpectation && Fits(comment, service)));
        var services = Company.Services.Select(service => service.Code).ToHashSet();
        Assert.All(Company.Comments.Where(comment => comment.Family.Contains('/')), comment => Assert.Contains(comment.Family.Split('/')[1], services));
    }

    [Fact]
    public void Nothing_stands_twice()
    {
        Distinct(Company.Units.Select(unit => unit.Code));
        Distinct(Company.Units.Select(unit => unit.Name));
        Distinct(Company.People.Select(person => person.Email));
        Distinct(Company.People.Select(person => person.Name));
        Distinct(Company.Services.Select(service => service.Code));
        Distinct(Company.Services.Select(service => service.Name));
        Distinct(Company.Services.Select(service => service.Prefix).OfType<string>());
        Distinct(Company.Links.Select(link => link.Service + "/" + link.Customer));
        Distinct(Company.Expectations.Select(e => $"{e.Service}/{e.Customer}/{e.Number}"));
        Distinct(Company.Comments.Select(comment => comment.Family + comment.Text));
    }

    [Fact]
    public void The_domain_accepts_all_of_it() =>
        Assert.Equal(Company.Links.Count, new ExampleChain(Company, new DateOnly(2026, 11, 23)).Chain.Links.Count());

    [Fact]
    public void No_unit_serves_itself() =>
        Assert.All(Company.Links, link => Assert.NotEqual(Company.Services.First(service => service.Code == link.Service).Provider, link.Customer));

    [Fact]
    public void Every_unit_has_a_manager_from_its_own_ranks_and_one_changed_during_the_year()
    {
        Assert.All(Company.Units, unit => Assert.NotNull(Company.ManagerOf(unit.Code, Dates.First, Dates)));
        Assert.All(Company.Managers, manager => Assert.True(Company.IsInside(Company.People.First(p => p.Email == manager.Person).Unit, manager.Unit)));
        Assert.NotEqual(Company.ManagerOf("customer-relations", Dates.First, Dates), Company.ManagerOf("customer-relations", Dates.Last, Dates));
    }

    [Fact]
    public void Each_granted_role_is_held_and_one_person_belongs_to_two_units()
    {
        Assert.All(Enum.GetValues<Role>(), role => Assert.Single(Company.People, person => person.Role == role));
        Assert.Single(Company.People, person => person.AlsoIn is { Count: > 0 });
    }

    [Fact]
    public void Every_address_is_of_a_domain_that_nobody_can_own() =>
        Assert.All(Company.People, person => Assert.Matches("^[a-z]+\\.[a-z]+@hengtong\\.example$", person.Email));

    [Fact]
    public void Both_languages_are_there_everywhere()
    {
        var pairs = Pairs().ToList();
        Assert.All(pairs, pair => Assert.Matches("[\\u4e00-\\u9fff%]", pair.Chinese));
        Assert.All(pairs, pair => Assert.Matches("^[^\\u3000-\\u9fff\\uff00-\\uffef]+$", pair.English));
    }

    [Fact]
    public void Chinese_text_has_full_width_punctuation() =>
        Assert.All(Pairs(), pair => Assert.DoesNotMatch(HalfWidth(), pair.Chinese));

    [Fact]
    public void Some_agreements_are_missing_some_are_half_signed_and_two_have_a_second_version()
    {
        Assert.Contains(Company.Links, link => !Company.Expectations.Any(e => e.Service == link.Service && e.Customer == link.Customer));
        Assert.Contains(Company.Expectations, e => e is { ProviderSigned: not null, CustomerSigned: null });
        Assert.Contains(Company.Expectations, e => e is { ProviderSigned: null, CustomerSigned: not null });
        Assert.Contains(Company.Expectations, e => e is { ProviderSigned: null, CustomerSigned: null });
        Assert.Equal(2, Company.Expectations.Count(e => e.Number is 2));
        Assert.Contains(Company.Links, link => link.PerMonth is 0);
    }

    [Theory]
    [MemberData(nameof(Histories.Days), MemberType = typeof(Histories))]
    public void Agreements_are_proposed_before_they_are_signed_and_signed_before_today(DateOnly today)
    {
        var dates = new ExampleDates(today);
        Assert.All(Company.Expectations, expectation =>
        {
            var proposed = dates.Resolve(expectation.Proposed);
            string?[] signatures = [expectation.ProviderSigned, expectation.CustomerSigned];
            Assert.All(signatures.OfType<string>(), signed => Assert.InRange(dates.Resolve(signed), proposed, dates.Last));
        });
    }

    private static void Distinct(IEnumerable<string> keys) => Assert.Empty(keys.GroupBy(key => key).Where(same => same.Count() > 1).Select(same => same.Key));

    private static IEnumerable<(string Chinese, string English)> Pairs() =>
    [
        .. Company.Units.Select(unit => (unit.Name, unit.EnglishName)),
        .. Company.People.Select(person => (person.Name, person.EnglishName)),
        .. Company.People.Select(person => (person.Title, person.EnglishTitle)),
        .. Company.SignIns.Select(signIn => (signIn.Shows, signIn.EnglishShows)),
        .. Company.Services.Select(service => (service.Name, service.EnglishName)),
        .. Company.Expectations.Select(expectation => (expectation.Text, expectation.EnglishText)),
        .. Company.Expectations.Select(e => e.Promise).OfType<ExamplePromise>().Select(promise => (promise.Measure, promise.EnglishMeasure)),
        .. Company.Expectations.Select(e => e.Promise).OfType<ExamplePromise>().Select(promise => (promise.Unit, promise.EnglishUnit)),
        .. Company.Comments.Select(comment => (comment.Text, comment.EnglishText)),
    ];

    [GeneratedRegex("[,;:!?()\"']|\\.(?!\\d)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HalfWidth();
}
