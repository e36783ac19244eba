using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Tern.Extensions.Hosting.Tests.Configuration;

/// <summary>Every option can be set by configuration, and counts when settings are compared.</summary>
public sealed class BindingTests
{
    public static TheoryData<string> ChannelOptions => [.. OptionValue.Of(typeof(RpcChannelOptions)).Select(option => option.Path)];

    public static TheoryData<string> ServerOptions => [.. OptionValue.Of(typeof(RpcServerOptions)).Select(option => option.Path)];

    [Theory]
    [MemberData(nameof(ChannelOptions))]
    public void ChannelOption_InConfiguration_IsBound(string path)
    {
        OptionValue option = Option<RpcChannelOptions>(path);
        object other = option.OtherThan(option.Get(new RpcChannelOptions()));
        var options = new RpcChannelOptions();

        ClientSettings.Apply(Section("Tern:Clients:x", path, other), options);

        Assert.Equal(other, option.Get(options));
    }

    [Theory]
    [MemberData(nameof(ServerOptions))]
    public void ServerOption_InConfiguration_IsBound(string path)
    {
        OptionValue option = Option<RpcServerOptions>(path);
        object other = option.OtherThan(option.Get(new RpcServerOptions()));
        var options = new RpcServerOptions();

        ServerSettings.Apply(Section("Tern:Server", path, other), options);

        Assert.Equal(other, option.Get(options));
    }

    public static TheoryData<string> RegistrationValues => [.. OptionValue.Of(typeof(RegistrationOptions)).Select(option => option.Path)];

    [Theory]
    [MemberData(nameof(RegistrationValues))]
    public void RegistrationOption_InConfiguration_IsBound(string path)
    {
        OptionValue option = Option<RegistrationOptions>(path);
        object other = option.OtherThan(option.Get(new RegistrationOptions()));
        var options = new RegistrationOptions();

        RegistrationSettings.Apply(new SettingsReader(Section(RegistrationSettings.SectionName, path, other)), options);

        Assert.Equal(other, option.Get(options));
    }

    [Theory]
    [MemberData(nameof(ChannelOptions))]
    public void ChannelOption_Changed_ChangesTheFingerprint(string path)
    {
        OptionValue option = Option<RpcChannelOptions>(path);
        var options = new RpcChannelOptions();
        object other = option.OtherThan(option.Get(options));
        string before = options.Fingerprint();

        option.Set(options, other);

        Assert.NotEqual(before, options.Fingerprint());
    }

    [Theory]
    [MemberData(nameof(ServerOptions))]
    public void ServerOption_Changed_ChangesTheFingerprint(string path)
    {
        OptionValue option = Option<RpcServerOptions>(path);
        var options = new RpcServerOptions();
        object other = option.OtherThan(option.Get(options));
        string before = options.Fingerprint();

        option.Set(options, other);

        Assert.NotEqual(before, options.Fingerprint());
    }

    [Fact]
    public void NoSettings_LeaveTheDefaults()
    {
        var options = new RpcChannelOptions();
        ClientSettings.Apply(new ConfigurationBuilder().Build().GetSection("Tern:Clients:x"), options);
        Assert.Equal(new RpcChannelOptions().Fingerprint(), options.Fingerprint());
        Assert.Same(Serialization.ThriftReaderOptions.Default, options.Reader);

        var server = new RpcServerOptions();
        ServerSettings.Apply(new ConfigurationBuilder().Build().GetSection("Tern:Server"), server);
        Assert.Equal(new RpcServerOptions().Fingerprint(), server.Fingerprint());
    }

    [Fact]
    public void Tls_JustTrue_IsOnWithItsDefaults()
    {
        var options = new RpcChannelOptions();
        ClientSettings.Apply(Section("Tern:Clients:x", "Transport.Tls", "true"), options);
        Assert.NotNull(options.Transport.Tls);

        options = new RpcChannelOptions();
        ClientSettings.Apply(Section("Tern:Clients:x", "Transport.Tls", "false"), options);
        Assert.Null(options.Transport.Tls);
    }

    [Fact]
    public void Endpoints_JustOne_IsTaken()
    {
        var options = new RpcServerOptions();
        ServerSettings.Apply(Section("Tern:Server", "Endpoints", "tcp://*:8888"), options);
        Assert.Equal(["tcp://*:8888"], options.Endpoints);
    }

    [Fact]
    public void MethodLimits_InConfiguration_AreBoundByMethod()
    {
        var options = new RpcServerOptions();
        options.MethodLimits["shop.Catalog/Place"] = new RpcCallLimits { ConcurrentCalls = 7 };
        ServerSettings.Apply(
            new ConfigurationBuilder()
                .Add(new ChangingSettings(
                    ("Tern:Server:MethodLimits:shop.Catalog/Place:CallsPerSecond", "10"),
                    ("Tern:Server:MethodLimits:Get:ConcurrentCalls", "3")))
                .Build()
                .GetSection("Tern:Server"),
            options);

        Assert.Equal((10, 7), (options.MethodLimits["shop.Catalog/Place"].CallsPerSecond, options.MethodLimits["shop.Catalog/Place"].ConcurrentCalls));
        Assert.Equal(3, options.MethodLimits["Get"].ConcurrentCalls);
    }

    [Fact]
    public async Task Code_WinsOverConfiguration_AndTheClientsOfANameShareItsOptions()
    {
        var settings = new ChangingSettings(
            ("Tern:Clients:a:Target", "memory://of-configuration"),
            ("Tern:Clients:a:Protocol", "thriftTTHeader"),
            ("Tern:Clients:a:Timeout", "00:00:07"),
            ("Tern:Clients:b:Target", "memory://of-b"));
        using var host = Hosts.Build(
            services => services
                .AddTernClient<IHosted>("a", options => options.Target = "memory://of-code")
                .AddTernClient<ISide>("a")
                .AddTernClient<IHosted>("b"),
            settings);
        await host.StartAsync(TestContext.Current.CancellationToken);
        var monitor = host.Services.GetRequiredService<IOptionsMonitor<RpcChannelOptions>>();

        RpcChannelOptions a = monitor.Get("a");
        Assert.Equal(("memory://of-code", RpcProtocol.ThriftTTHeader, TimeSpan.FromSeconds(7)), (a.Target, a.Protocol, a.Timeout));
        Assert.Equal(("memory://of-b", RpcProtocol.ThriftFramed), (monitor.Get("b").Target, monitor.Get("b").Protocol));
        Assert.Same(host.Services.GetRequiredKeyedService<IHosted>("a"), host.Services.GetRequiredService<IHosted>());
        Assert.NotSame(host.Services.GetRequiredKeyedService<IHosted>("b"), host.Services.GetRequiredService<IHosted>());
        Assert.Same(host.Services.GetRequiredKeyedService<ISide>("a"), host.Services.GetRequiredService<ISide>());
    }

    private static OptionValue Option<TOptions>(string path) => OptionValue.Of(typeof(TOptions)).Single(option => option.Path == path);

    private static IConfigurationSection Section(string root, string path, object value) => new ConfigurationBuilder()
        .Add(new ChangingSettings([.. OptionValue.Settings($"{root}:{path.Replace('.', ':')}", value)]))
        .Build()
        .GetSection(root);
}
