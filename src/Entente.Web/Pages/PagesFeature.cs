using Entente.Domain.Ratings;
using Entente.Web.Features.Identity;
using Entente.Web.Features.Scorecards;
using Entente.Web.Features.Scorecards.Moves;
using Entente.Web.Pages.Lists;
using Entente.Web.Platform;
using Entente.Web.Ui.Lists;
using Person = Entente.Domain.Organization.Person;

namespace Entente.Web.Pages;

/// <summary>The lists of the pages that stand above features, and the files they can be taken along as.</summary>
public static class PagesFeature
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddSingleton<Admin.ChatOrg.ImportChatOrg>();
        services.AddSingleton<StandingsList>();
        services.AddSingleton<UnitsList>();
        services.AddSingleton<BadsList>();
        services.AddSingleton<RatingsList>();
        services.AddSingleton<VotesList>();
        services.AddSingleton<ServicesList>();
        services.AddSingleton<AdminUnitsList>();
        services.AddSingleton<PeopleList>();
        services.AddSingleton<LinksList>();
        services.AddSingleton<PeriodsList>();
        services.AddSingleton<KeysList>();
        services.AddSingleton<MovesList>();
        services.AddSingleton<AppraisedLinks>();
        services.AddSingleton<ReadLinkFacts>(provider => provider.GetRequiredService<AppraisedLinks>().Read);
        return services;
    }

    public static void MapPages(this IEndpointRouteBuilder endpoints, RouteGroupBuilder api)
    {
        AlignmentEndpoints.Map(api);
        endpoints.MapExport<StandingsList, StandingsList.Row>("/chain/export");
        endpoints.MapExport<UnitsList, UnitsList.Row>("/units/export");
        endpoints.MapExport<StandingsList, StandingsList.Row>("/units/{code}/customers/export");
        endpoints.MapExport<BadsList, Rating>("/units/{code}/bads/export");
        endpoints.MapExport<VotesList, ReadVotes.Row>("/units/{code}/index/export");
        endpoints.MapExport<RatingsList, ReadRatings.Row>("/links/{id:guid}/ratings/export");
        endpoints.MapExport<ServicesList, ServicesList.Row>("/services/export");
        endpoints.MapExport<AdminUnitsList, AdminUnitsList.Row>("/admin/units/export", Policies.Administer);
        endpoints.MapExport<PeopleList, Person>("/admin/people/export", Policies.Administer);
        endpoints.MapExport<ServicesList, ServicesList.Row>("/admin/services/export", Policies.Administer);
        endpoints.MapExport<LinksList, LinksList.Row>("/admin/links/export", Policies.Administer);
        endpoints.MapExport<PeriodsList, PeriodsList.Row>("/admin/periods/export", Policies.Administer);
        endpoints.MapExport<MovesList, ReadMoves.Row>("/fairness/moves/export", Policies.Fairness);
        endpoints.MapExport<KeysList, ApiKey>("/admin/keys/export", Policies.Administrator);
    }
}
