using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tern.Extensions.Hosting.Tests.Remote;

/// <summary>What Kitex keeps in centres of configuration, as settings of Tern.</summary>
public sealed class RemoteSettingsTests
{
    private const string Client = "/KitexConfig/front/shop.Catalog";

    [Fact]
    public void Client_EveryCategory_IsRead()
    {
        var centre = new Centre();
        centre.Set($"{Client}/rpc_timeout", """{ "*": { "rpc_timeout_ms": 800, "conn_timeout_ms": 50 }, "Get": { "rpc_timeout_ms": 250 } }""");
        centre.Set($"{Client}/retry", """
            {
              "Get": { "enable": true, "type": 0, "failure_policy": { "stop_policy": { "max_retry_times": 3, "max_duration_ms": 2000, "disable_chain_stop": true },
                       "backoff_policy": { "backoff_type": "random", "cfg_items": { "min_ms": 20.0, "max_ms": 60.0 } }, "retry_same_node": true } },
              "Find": { "enable": true, "type": 1, "backup_policy": { "retry_delay_ms": 100, "stop_policy": { "max_retry_times": 2 } } },
              "List": { "enable": true, "type": 2, "mixed_policy": { "retry_delay_ms": 40, "stop_policy": { "max_retry_times": 1 } } },
              "Place": { "enable": false }
            }
            """);
        centre.Set($"{Client}/circuit_break", """{ "Get": { "enable": true, "err_rate": 0.3, "min_sample": 100 }, "Find": { "enable": true, "err_rate": 0.4 } }""");
        centre.Set($"{Client}/degradation", """{ "enable": true, "percentage": 30 }""");
        GovernanceOptions options = OptionsOf(Build(centre));

        Assert.Equal(TimeSpan.FromMilliseconds(800), options.AllMethods.AttemptTimeout);
        Assert.Equal(TimeSpan.FromMilliseconds(50), options.AllMethods.ConnectTimeout);
        MethodPolicyOptions get = options.Methods["Get"];
        Assert.Equal(TimeSpan.FromMilliseconds(250), get.AttemptTimeout);
        Assert.Equal(
            (3, TimeSpan.FromSeconds(2), RetryBackoff.Random, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(60), true, false),
            (get.Retry!.MaxRetries, get.Retry.MaxDuration, get.Retry.Backoff, get.Retry.Delay, get.Retry.MaxDelay, get.Retry.SameInstance, get.Retry.StopsChains));
        Assert.Equal((0.3, 100), (get.Breaker!.FailureRate, get.Breaker.MinSamples));
        Assert.Equal((TimeSpan.FromMilliseconds(100), 2), (options.Methods["Find"].Backup!.Delay, options.Methods["Find"].Backup!.MaxBackups));
        Assert.Equal(200, options.Methods["Find"].Breaker!.MinSamples);
        Assert.Equal((TimeSpan.FromMilliseconds(40), 1), (options.Methods["List"].Backup!.Delay, options.Methods["List"].Retry!.MaxRetries));
        Assert.Equal(0, options.Methods["Place"].Retry!.MaxRetries);
        Assert.Equal(0.3, options.Access.RejectedShare);
    }

    [Fact]
    public void Server_Limits_AreRead()
    {
        var centre = new Centre();
        centre.Set("/KitexConfig/shop.Catalog/limit", """{ "connection_limit": 100, "qps_limit": 2000 }""");
        var options = new RpcServerOptions();

        ServerSettings.Apply(Build(centre).GetSection("Tern:Server"), options);

        Assert.Equal((100, 2_000), (options.MaxConnections, options.CallLimits.CallsPerSecond));
    }

    [Fact]
    public void Change_GoodBadAndDeleted_IsTakenOverOrChangesNothing()
    {
        var centre = new Centre();
        List<string> errors = [];
        IConfigurationRoot configuration = Build(centre, errors);
        int reloads = 0;
        using IDisposable _ = Microsoft.Extensions.Primitives.ChangeToken.OnChange(configuration.GetReloadToken, () => reloads++);
        Assert.Null(configuration["Tern:Clients:catalog:Methods:Get:AttemptTimeout"]);

        centre.Set($"{Client}/rpc_timeout", """{ "Get": { "rpc_timeout_ms": 250 } }""");
        Assert.Equal(("00:00:00.2500000", 1), (configuration["Tern:Clients:catalog:Methods:Get:AttemptTimeout"], reloads));

        centre.Set($"{Client}/rpc_timeout", """{ "Get": { "rpc_timeout_ms": "soon" } }""");
        Assert.Equal(("00:00:00.2500000", 1), (configuration["Tern:Clients:catalog:Methods:Get:AttemptTimeout"], reloads));
        Assert.Equal($"{Client}/rpc_timeout", Assert.Single(errors));

        centre.Set($"{Client}/rpc_timeout", null);
        Assert.Null(configuration["Tern:Clients:catalog:Methods:Get:AttemptTimeout"]);
    }

    [Fact]
    public void Load_CentreIsDown_GoesOnAndHearsOfChangesLater()
    {
        var centre = new Centre { IsDown = true };
        List<string> errors = [];

        IConfigurationRoot configuration = Build(centre, errors);
        centre.Set("/KitexConfig/shop.Catalog/limit", """{ "qps_limit": 10 }""");

        Assert.Equal(5, errors.Count);
        Assert.Equal("10", configuration["Tern:Server:CallLimits:CallsPerSecond"]);
        ((IDisposable)configuration).Dispose();
        Assert.Empty(centre.Watched);
    }

    [Fact]
    public async Task Host_LimitOfTheCentreChanges_HoldsWhileItRuns()
    {
        var centre = new Centre();
        string endpoint = Hosts.NewEndpoint();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        ((IConfigurationBuilder)builder.Configuration).AddTernRemote(centre, static options => options.AddServer("shop.Catalog"));
        builder.Services.AddTernServer(options => options.Listen(endpoint)).AddService<IHosted>(new Hosted());
        using IHost host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        await using RpcChannel channel = RpcChannel.Connect(endpoint);
        IHosted client = channel.CreateClient<IHosted>();
        await client.SayAsync("a");
        await client.SayAsync("b");

        centre.Set("/KitexConfig/shop.Catalog/limit", """{ "qps_limit": 1 }""");

        RpcException refused = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            await client.SayAsync("c");
            await client.SayAsync("d");
            await client.SayAsync("e");
        });
        Assert.Contains("request too frequent", refused.Message);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Folder_OfTheDocumentation_IsACentre()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        string path = $"{folder.FullName}/KitexConfig/shop.Catalog/limit";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, """{ "qps_limit": 7 }""", TestContext.Current.CancellationToken);
        using var configuration = (ConfigurationRoot)new ConfigurationBuilder().AddTernRemote(new FolderSettings(folder.FullName), static options => options.AddServer("shop.Catalog")).Build();
        Assert.Equal("7", configuration["Tern:Server:CallLimits:CallsPerSecond"]);

        await File.WriteAllTextAsync(path, """{ "qps_limit": 8 }""", TestContext.Current.CancellationToken);

        await Limit.UntilAsync(() => configuration["Tern:Server:CallLimits:CallsPerSecond"] == "8", "the change is seen");
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Documentation_Example_IsTheCompiledOne()
    {
        string page = File.ReadAllText(Beside("../../../docs/hosting.md"));
        string[] parts = page[page.IndexOf("## Centres of configuration", StringComparison.Ordinal)..].Split("```");
        string example = parts.First(static part => part.StartsWith("csharp\ninternal", StringComparison.Ordinal))["csharp\n".Length..];

        Assert.Contains(example, File.ReadAllText(Beside("FolderSettings.cs")));
    }

    private static IConfigurationRoot Build(Centre centre, List<string>? errors = null) => new ConfigurationBuilder()
        .AddTernRemote(centre, options =>
        {
            options.AddClient("catalog", caller: "front", service: "shop.Catalog").AddServer("shop.Catalog");
            options.OnError = (key, _) =>
            {
                lock (options)
                {
                    errors?.Add(key);
                }
            };
        })
        .Build();

    private static GovernanceOptions OptionsOf(IConfiguration configuration)
    {
        var options = new RpcChannelOptions();
        ClientSettings.Apply(configuration.GetSection("Tern:Clients:catalog"), options);
        return Assert.IsType<GovernanceOptions>(options.Governance);
    }

    private static string Beside(string name, [CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, name));
}
