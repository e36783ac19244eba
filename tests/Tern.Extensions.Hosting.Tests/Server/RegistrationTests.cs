using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Tern.Extensions.Hosting.Tests.Server;

/// <summary>The host's server registers when everything runs, and leaves before anything stops.</summary>
public sealed class RegistrationTests
{
    private const string Service = "tests.Hosted";

    [Fact]
    public async Task Host_StartsAndStops_RegistersBehindAllOthersAndLeavesBeforeThem()
    {
        var registry = new InMemoryRegistry();
        List<string> seen = [];
        var other = new Witness(() => seen.Add($"{registry.GetInstances(Service).Count}"));
        var logs = new RecordingLoggers();
        using IHost host = Hosts.Build(
            services =>
            {
                AddServer(services).UseRegistry(registry, static options => options.Service = Service);
                services.AddSingleton<IHostedService>(other);
            },
            new ChangingSettings(("Tern:Server:Registration:Delay", "00:00:00"), ("Tern:Server:Registration:Tags:zone", "eu-1a")),
            logs);

        await host.StartAsync(TestContext.Current.CancellationToken);
        await logs.WaitForAsync(320);
        ServiceInstance instance = Assert.Single(registry.GetInstances(Service));
        await host.StopAsync(TestContext.Current.CancellationToken);

        // The other service was neither started behind the registration nor stopped before it was taken back.
        Assert.Equal(["0", "0"], seen);
        Assert.Equal("eu-1a", instance.Tag("zone"));
    }

    [Fact]
    public async Task Registry_OfTheContainer_IsUsedAndClientsOfTheHostFindTheServer()
    {
        var registry = new InMemoryRegistry();
        var logs = new RecordingLoggers();
        using IHost host = await Hosts.StartAsync(
            services =>
            {
                services.AddSingleton<IServiceRegistry>(registry).AddSingleton<IServiceResolver>(registry);
                AddServer(services);
                services.AddTernClient<IHosted>("self", options => TestServer.BeGenerous(options));
            },
            new ChangingSettings(
                ("Tern:Server:Registration:Delay", "00:00:00"),
                ("Tern:Server:Registration:Service", "shop"),
                ("Tern:Clients:self:Target", "registry:///shop")),
            logs);
        await logs.WaitForAsync(320);

        Assert.Equal("found", await host.Services.GetRequiredService<IHosted>().SayAsync("found"));
        await host.StopAsync(TestContext.Current.CancellationToken);
        Assert.Empty(registry.GetInstances("shop"));
    }

    [Fact]
    public async Task Weight_ChangedWhileItRuns_IsToldToTheRegistry()
    {
        var registry = new InMemoryRegistry();
        var settings = new ChangingSettings(("Tern:Server:Registration:Delay", "00:00:00"), ("Tern:Server:Registration:Service", "shop"));
        var logs = new RecordingLoggers();
        using IHost host = await Hosts.StartAsync(services => AddServer(services).UseRegistry(registry), settings, logs);
        await logs.WaitForAsync(320);
        Assert.Equal(10, Assert.Single(registry.GetInstances("shop")).Weight);

        settings.Change(("Tern:Server:Registration:Weight", "40"));
        await Limit.UntilAsync(() => registry.GetInstances("shop") is [{ Weight: 40 }], "the weight is told");
        settings.Change(("Tern:Server:Registration:Weight", "none"));

        await logs.WaitForAsync(203);
        Assert.Equal(40, Assert.Single(registry.GetInstances("shop")).Weight);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Settings_Wrong_KeepTheHostFromStarting()
    {
        using IHost host = Hosts.Build(services => AddServer(services).UseRegistry(new InMemoryRegistry()), new ChangingSettings(("Tern:Server:Registration:Weight", "0")));

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("Registration.Weight", error.Message);
        Assert.Contains("Tern:Server:Registration", error.Message);
    }

    private static ITernServerBuilder AddServer(IServiceCollection services) => services
        .AddTernServer(options =>
        {
            options.Listen(Hosts.NewEndpoint());
            TestServer.BeGenerous(options);
        })
        .AddService<IHosted>(new Hosted());

    private sealed class Witness(Action look) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            look();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            look();
            return Task.CompletedTask;
        }
    }
}
