using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Kit;

/// <summary>
/// The end of the way that living pages connect to, where no browser will: a program compiles each of its methods anew at every start, which is half of the processor time that a start costs.
/// The project that opens no browser says so; in the other one the program starts as it is.
/// </summary>
internal static class NobodysHub
{
    private static readonly bool IsWanted = AppContext.TryGetSwitch("Entente.Tests.NoBrowser", out var isSet) && isSet;

    private static readonly Lazy<object> Unconnected = new(() => RuntimeHelpers.GetUninitializedObject(
        typeof(HubConnectionHandler<>).MakeGenericType(typeof(CircuitOptions).Assembly.GetType("Microsoft.AspNetCore.Components.Server.ComponentHub", true)!)));

    public static void Adjust(WebApplicationBuilder builder)
    {
        if (IsWanted)
            builder.Services.AddSingleton(Unconnected.Value.GetType(), Unconnected.Value);
    }
}
