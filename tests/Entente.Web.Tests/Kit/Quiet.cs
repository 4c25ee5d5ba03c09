using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Entente.Web.Tests.Kit;

internal static class Quiet
{
    public static void Adjust(WebApplicationBuilder builder) => builder.Logging.ClearProviders();
}
