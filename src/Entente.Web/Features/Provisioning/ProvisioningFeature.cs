using Entente.Web.Platform;
using Entente.Web.Platform.Messages;

namespace Entente.Web.Features.Provisioning;

/// <summary>
/// People and groups as the company's directory has them, by SCIM 2.0 (RFC 7643, 7644) below <c>/scim/v2</c>, for keys of a scope of their own. Read
/// <see cref="SaveUser"/> for what becomes of a user, <see cref="GroupMeaning"/> for what a group means.
/// </summary>
public static class ProvisioningFeature
{
    public static IServiceCollection AddProvisioning(this IServiceCollection services)
    {
        services.AddSingleton<ScimReply>();
        services.AddSingleton<ProvisioningNews>();
        services.AddSingleton<ReadUsers>();
        services.AddSingleton<SaveUser>();
        services.AddSingleton<DeleteUser>();
        services.AddSingleton<ReadGroups>();
        services.AddSingleton<SaveGroup>();
        services.AddSingleton<DeleteGroup>();
        services.AddSingleton<SetGroupMeaning>();
        services.AddSingleton<UserEndpoints>();
        services.AddSingleton<GroupEndpoints>();
        services.AddMessageKind<ProvisioningTexts>(ProvisioningNews.Kind, ProvisioningNews.Usual);
        return services;
    }

    public static void MapProvisioning(this IEndpointRouteBuilder endpoints)
    {
        var scim = endpoints.MapGroup(ScimJson.Root).DisableAntiforgery().RequireScope(ProvisioningRights.Scope).ExcludeFromDescription().AddEndpointFilter(OnlyKeys);
        SchemaEndpoints.Map(scim);
        UserEndpoints.Map(scim);
        GroupEndpoints.Map(scim);
    }

    /// <summary>A signed-in person is no directory, whatever their role.</summary>
    private static async ValueTask<object?> OnlyKeys(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        return ProvisioningRights.May(await services.GetRequiredService<CurrentActor>().Require(context.HttpContext.RequestAborted))
            ? await next(context)
            : services.GetRequiredService<ScimReply>().Refused(new Domain.Kernel.NotAllowed());
    }
}
