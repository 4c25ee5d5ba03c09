namespace Entente.Web.Features.Demo;

/// <summary>The example company: content in Company/*.json, history by <see cref="ExampleHistory"/>, loaded by <see cref="LoadExample"/>.</summary>
public static class DemoFeature
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services.AddSingleton<ReadLoading>().AddSingleton<LoadExample>().AddSingleton<ReadExampleSignIns>().AddSingleton<ExampleInbox>();
}
