using Tern.Tests.Contracts;
using Tern.Transport.Tests;

namespace Tern.Server.Tests.Access;

/// <summary>Who may call what, as callers meet it.</summary>
public sealed class AccessTests
{
    public static TheoryData<RpcProtocol> Protocols => [RpcProtocol.ThriftFramed, RpcProtocol.ThriftTTHeader, RpcProtocol.KitexProtobuf, RpcProtocol.Grpc];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Call_OfAMethodThatIsForbidden_IsTurnedDownAndTheOthersServed(RpcProtocol protocol)
    {
        await using TestServer server = await StartAsync(access => access.Rules.Add(new RpcAccessRule { Methods = { "tests.Echo/Move" }, Reason = "nothing moves today" }));
        await using RpcChannel channel = server.Connect(protocol);
        IEcho client = channel.CreateClient<IEcho>();

        RpcException denied = await Assert.ThrowsAsync<RpcException>(async () => await client.MoveAsync(default, 1, 1));

        Assert.Equal(RpcStatusCode.PermissionDenied, denied.Code);
        Assert.Contains("request forbidden: tests.Echo/Move may not be called, nothing moves today", denied.Message);
        Assert.Equal("hi", await client.SayAsync("hi"));
    }

    [Theory]
    [InlineData("front", true)]
    [InlineData("batch", false)]
    [InlineData(null, false)]
    public async Task Call_ByCaller_OnlyThoseThatAreNamedMayCall(string? caller, bool isAllowed)
    {
        await using TestServer server = await StartAsync(access =>
        {
            access.AllowByDefault = false;
            access.Rules.Add(new RpcAccessRule { Allow = true, Callers = { "front", "admin" } });
        });
        await using RpcChannel channel = server.Connect(configure: options => options.CallerService = caller);

        Assert.Equal(isAllowed, await IsAllowedAsync(channel));
    }

    [Theory]
    [InlineData("certificate:client", true)]
    [InlineData("certificate:*", true)]
    [InlineData("certificate:other", false)]
    public async Task Call_ByCertificate_GoesByTheNameThatTlsHasVerified(string caller, bool isAllowed)
    {
        TestCertificates certificates = TestCertificates.Shared;
        await using TestServer server = await TestServer.StartAsync(
            builder => builder.Configure(options =>
            {
                options.Transport.Tls = new TlsServerOptions
                {
                    CertificateSelector = _ => certificates.Server,
                    ClientCertificates = ClientCertificateMode.Require,
                    ClientCertificateValidation = static (_, certificate, _, _) => certificate is not null,
                };
                options.Access.AllowByDefault = false;
                options.Access.Rules.Add(new RpcAccessRule { Allow = true, Callers = { caller } });
            }),
            endpoint: "tcp://127.0.0.1:0");

        // The name that the caller states is none of its certificate's.
        await using RpcChannel channel = server.Connect(configure: options =>
        {
            options.CallerService = "other";
            options.Transport.Tls = new TlsClientOptions
            {
                ServerAuthorityPath = certificates.AuthorityPath,
                CertificatePath = TempFiles.Write(".pem", TestCertificates.ToPem(certificates.Client)),
            };
        });

        Assert.Equal(isAllowed, await IsAllowedAsync(channel));
    }

    [Theory]
    [InlineData(RpcProtocol.ThriftTTHeader, "gold", true)]
    [InlineData(RpcProtocol.ThriftTTHeader, "lead", false)]
    [InlineData(RpcProtocol.ThriftTTHeader, null, false)]
    [InlineData(RpcProtocol.Grpc, "gold", true)]
    [InlineData(RpcProtocol.Grpc, "lead", false)]
    public async Task Call_ByMetadata_NeedsTheValue(RpcProtocol protocol, string? value, bool isAllowed)
    {
        await using TestServer server = await StartAsync(access =>
        {
            access.AllowByDefault = false;
            access.Rules.Add(new RpcAccessRule { Allow = true, Metadata = { ["plan"] = "gold" } });
        });
        await using RpcChannel channel = server.Connect(protocol);
        var context = new CallContext();
        context.Persistent["plan"] = value;

        Assert.Equal(isAllowed, await IsAllowedAsync(channel, context));
    }

    [Fact]
    public async Task Rules_SeveralFit_TheFirstDecides()
    {
        await using TestServer server = await StartAsync(access =>
        {
            access.Rules.Add(new RpcAccessRule { Allow = true, Methods = { "tests.Echo/Say" }, Callers = { "batch" } });
            access.Rules.Add(new RpcAccessRule { Methods = { "tests.Echo/*" } });
        });
        await using RpcChannel batch = server.Connect(configure: static options => options.CallerService = "batch");
        await using RpcChannel front = server.Connect(configure: static options => options.CallerService = "front");

        Assert.True(await IsAllowedAsync(batch));
        Assert.False(await IsAllowedAsync(front));
        Assert.Equal("here x", await front.CreateClient<IOther>().OnlyHereAsync("x"));
    }

    [Fact]
    public async Task Check_InCode_SeesMethodAndContextAndSaysWhy()
    {
        await using TestServer server = await StartAsync(access => access.Checks.Add(static (method, context) =>
            method.Name == "Say" && context.Transient["token"] != "good" ? "the token is not good" : null));
        await using RpcChannel channel = server.Connect();
        IEcho client = channel.CreateClient<IEcho>();
        var good = new CallContext();
        good.Transient["token"] = "good";

        Assert.Equal("in", await client.SayAsync("in", good));
        Assert.Contains("the token is not good", (await Assert.ThrowsAsync<RpcException>(async () => await client.SayAsync("out"))).Message);
    }

    [Theory]
    [InlineData(RpcProtocol.ThriftTTHeader)]
    [InlineData(RpcProtocol.Grpc)]
    public async Task Stream_ThatIsForbidden_IsTurnedDown(RpcProtocol protocol)
    {
        await using TestServer server = await StartAsync(access => access.Rules.Add(new RpcAccessRule { Methods = { "Count" } }));
        await using RpcChannel channel = server.Connect(protocol);

        RpcException denied = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            await foreach (Point _ in channel.CreateClient<IStreams>().CountAsync(new Point(1, 2)))
            {
            }
        });

        Assert.Equal(RpcStatusCode.PermissionDenied, denied.Code);
    }

    [Fact]
    public async Task RejectedShare_OfTheCalls_IsTurnedAway()
    {
        await using TestServer server = await StartAsync(access =>
        {
            access.RejectedShare = 0.5;
            access.Random = new Random(1);
        });
        await using RpcChannel channel = server.Connect();
        int allowed = 0;
        for (int i = 0; i < 200; i++)
        {
            allowed += await IsAllowedAsync(channel) ? 1 : 0;
        }

        Assert.InRange(allowed, 70, 130);
    }

    [Fact]
    public async Task Apply_WhileTheServerRuns_ChangesWhoMayCall()
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RpcChannel channel = server.Connect();
        Assert.True(await IsAllowedAsync(channel));

        server.Server.Apply(new RpcServerOptions { Access = { AllowByDefault = false } });
        Assert.False(await IsAllowedAsync(channel));

        server.Server.Apply(new RpcServerOptions());
        Assert.True(await IsAllowedAsync(channel));
    }

    [Fact]
    public void Build_RuleForAMethodThatNobodyHas_NamesIt()
    {
        RpcServerBuilder builder = new RpcServerBuilder()
            .AddService<IEcho>(new EchoHandler())
            .Configure(static options => options.Access.Rules.Add(new RpcAccessRule { Methods = { "tests.Echo/Mvoe" } }));

        Assert.Contains("\"tests.Echo/Mvoe\", which no service of this server has", Assert.Throws<ArgumentException>(() => builder.Build()).Message);
    }

    [Theory]
    [InlineData(RpcProtocol.ThriftFramed)]
    [InlineData(RpcProtocol.ThriftTTHeader)]
    [InlineData(RpcProtocol.KitexProtobuf)]
    public async Task Call_ThatIsForbidden_ItsArgumentsAreNotRead(RpcProtocol protocol)
    {
        await using TestServer server = await StartAsync(access => access.Rules.Add(new RpcAccessRule { Methods = { "Pick" } }));
        await using RpcChannel channel = server.Connect(protocol);

        // Reading them would fail.
        RpcException denied = await Assert.ThrowsAsync<RpcException>(async () => await PickAsync(channel));

        Assert.Equal(RpcStatusCode.PermissionDenied, denied.Code);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Call_OverTheRate_ItsArgumentsAreNotRead(RpcProtocol protocol)
    {
        await using TestServer server = await TestServer.StartAsync(builder => builder.Configure(static options => options.CallLimits.CallsPerSecond = 1), new ManualTime());
        await using RpcChannel channel = server.Connect(protocol);
        await channel.CreateClient<IEcho>().SayAsync("the only one");

        RpcException refused = await Assert.ThrowsAsync<RpcException>(async () => await PickAsync(channel));

        Assert.Contains("request too frequent", refused.Message);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Call_WhileAsManyRunAsMay_ItsArgumentsAreNotRead(RpcProtocol protocol)
    {
        await using TestServer server = await TestServer.StartAsync(builder => builder.Configure(static options => options.CallLimits.ConcurrentCalls = 1));
        var started = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        server.Echo.Say = async (text, _) =>
        {
            started.SetResult();
            await release.Task;
            return text;
        };
        await using RpcChannel channel = server.Connect(protocol);
        Task<string> running = channel.CreateClient<IEcho>().SayAsync("first").AsTask();
        await started.Task.Within();
        await using RpcChannel other = server.Connect(protocol);

        RpcException refused = await Assert.ThrowsAsync<RpcException>(async () => await PickAsync(other));

        Assert.Contains("runs 1 calls at once", refused.Message);
        release.SetResult();
        Assert.Equal("first", await running.Within());
    }

    private static Task<TestServer> StartAsync(Action<RpcAccessOptions> configure) => TestServer.StartAsync(builder => builder.Configure(options => configure(options.Access)));

    private static async Task PickAsync(RpcChannel channel)
    {
        // The setter of the message throws at this value; what is sent is made without it.
        await channel.CreateClient<IOther>().PickAsync(PickyThatIsRefused());
    }

    private static Picky PickyThatIsRefused()
    {
        var picky = new Picky();
        typeof(Picky).GetField("_name", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.SetValue(picky, "refuse");
        return picky;
    }

    private static async Task<bool> IsAllowedAsync(RpcChannel channel, CallContext? context = null)
    {
        try
        {
            await channel.CreateClient<IEcho>().SayAsync("hi", context);
            return true;
        }
        catch (RpcException denied) when (denied.Code == RpcStatusCode.PermissionDenied)
        {
            return false;
        }
    }
}
