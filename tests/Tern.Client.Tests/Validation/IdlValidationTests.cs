using Tern.Client.Tests.Validation.Letters;
using Tern.Client.Tests.Validation.Parcels;
using Tern.Serialization;
using Parcel = Tern.Client.Tests.Validation.Parcels.Parcel;

namespace Tern.Client.Tests.Validation;

/// <summary>Rules that stand in IDL files reach servers and channels as those of C# contracts do.</summary>
public sealed class IdlValidationTests
{
    private static readonly Parcel s_right = new() { Sku = "AB1", To = new Address { City = "Ulm" }, Limit = 4, Via = [new Address { City = "x" }], Stops = [new Address { City = "Bonn" }] };

    private static readonly Parcel s_wrong = new()
    {
        Sku = "ab12345",
        Count = 5,
        Limit = 4,
        Speed = (Speed)2,
        Tags = ["t-1", "2", "t-3"],
        Prices = new() { ["a"] = 1, [""] = -1 },
        Via = [new Address { City = "x" }],
        Stops = [new Address { City = "Bonn" }, new Address { City = "x" }],
    };

    private static readonly (string Path, string Rule)[] s_broken =
    [
        ("sku", "pattern"), ("sku", "max_size"), ("count", "le"), ("speed", "defined_only"), ("tags", "max_size"), ("tags[1]", "prefix"),
        ("prices[\"\"]", "key.min_size"), ("prices[\"\"]", "ge"), ("to", "not_nil"), ("stops[1].city", "min_rune_size"), ("", "assert"),
    ];

    public static TheoryData<RpcProtocol> Protocols =>
        [RpcProtocol.ThriftBuffered, RpcProtocol.ThriftFramed, RpcProtocol.ThriftTTHeader, RpcProtocol.ThriftTTHeaderFramed, RpcProtocol.KitexProtobuf, RpcProtocol.Grpc];

    [Fact]
    public void Validate_MessageOfIdl_FindsEveryBrokenRule()
    {
        Assert.Empty(s_right.Validate());
        Assert.Equal(s_broken, s_wrong.Validate().Select(e => (e.Path, e.Rule)));
        Assert.Equal("pattern rule failed (must match ^[A-Z]{2}[0-9]+$)", s_wrong.Validate()[0].Message);
        Assert.True(new Parcel { Sku = "AB1", To = new Address { City = "Ulm" } }.IsValid());
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Server_WrongRequestOfThriftIdl_IsRefusedBeforeTheHandler(RpcProtocol protocol)
    {
        var handler = new ParcelsHandler();
        await using TestServer server = await StartAsync(builder => builder.AddService<IParcels>(handler));
        await using RpcChannel channel = server.Connect(protocol, ModeOf(protocol));
        IParcels client = channel.CreateClient<IParcels>();

        RpcException error = await Assert.ThrowsAsync<RpcException>(() => client.SendAsync(s_wrong).Within());
        RpcException arguments = await Assert.ThrowsAsync<RpcException>(() => client.AddAsync(2, 1).Within());

        Assert.Equal((RpcStatusCode.InvalidArgument, true), (error.Code, error.IsRemote));
        Assert.Equal(s_broken, error.GetValidationErrors().Select(e => (e.Path, e.Rule)));
        Assert.Equal(("right", "ge"), arguments.GetValidationErrors().Select(e => (e.Path, e.Rule)).Single());
        Assert.Equal(0, handler.Seen);
        Assert.Equal(1, await client.SendAsync(s_right).Within());
        Assert.Equal(2, await client.AddAsync(1, 1).Within());
        Assert.Equal(3, await client.FreeAsync(-1).Within());
    }

    [Theory]
    [InlineData(RpcProtocol.Grpc)]
    [InlineData(RpcProtocol.ThriftTTHeader)]
    public async Task Server_WrongMessageOfAStreamOfThriftIdl_EndsIt(RpcProtocol protocol)
    {
        var handler = new ParcelsHandler();
        await using TestServer server = await StartAsync(builder => builder.AddService<IParcels>(handler));
        await using RpcChannel channel = server.Connect(protocol, ModeOf(protocol));
        IParcels client = channel.CreateClient<IParcels>();

        RpcException error = await Assert.ThrowsAsync<RpcException>(() => client.CollectAsync(AllOf(s_right, s_wrong, s_right)).Within());

        Assert.Equal(RpcStatusCode.InvalidArgument, error.Code);
        Assert.Equal(s_broken.Length, error.GetValidationErrors().Count);
        Assert.Equal(1, handler.Seen);
        Assert.Equal(3, await client.CollectAsync(AllOf(s_right, s_right)).Within());
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Server_WrongRequestOfProtobufIdl_IsRefusedBeforeTheHandler(RpcProtocol protocol)
    {
        var handler = new LettersHandler();
        await using TestServer server = await StartAsync(builder => builder.AddService<ILetters>(handler));
        await using RpcChannel channel = server.Connect(protocol, ModeOf(protocol));
        ILetters client = channel.CreateClient<ILetters>();
        var wrong = new Letter { Sender = "abcde", Pages = [new Page { Text = "a" }, new Page { Text = "a spam" }], Postage = new Letter.PostageCase.Cents(0) };

        RpcException error = await Assert.ThrowsAsync<RpcException>(() => client.PostAsync(wrong).Within());

        Assert.Equal(RpcStatusCode.InvalidArgument, error.Code);
        Assert.Equal(
            [("sender", "max_rune_size"), ("pages[1].text", "not_contains"), ("cents", "gt")],
            error.GetValidationErrors().Select(e => (e.Path, e.Rule)));
        Assert.Equal(0, handler.Seen);
        Assert.Equal(1, (await client.PostAsync(new Letter { Sender = "me", Pages = [new Page()], Postage = new Letter.PostageCase.Stamp("") }).Within()).Number);
    }

    [Fact]
    public async Task Client_WrongRequestOfIdl_IsNotSent()
    {
        var handler = new ParcelsHandler();
        await using TestServer server = await StartAsync(builder => builder.AddService<IParcels>(handler), validates: false);
        await using RpcChannel channel = server.Connect(configure: options => options.ValidateRequests = true);

        RpcValidationException error = await Assert.ThrowsAsync<RpcValidationException>(() => channel.CreateClient<IParcels>().SendAsync(s_wrong).Within());

        Assert.Equal(s_broken, error.Errors.Select(e => (e.Path, e.Rule)));
        Assert.Equal(0, server.Server.ConnectionCount);
    }

    [Fact]
    public void Validate_RightMessageOfIdl_AllocatesNothing()
    {
        s_right.IsValid();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            Assert.True(s_right.IsValid());
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static Task<TestServer> StartAsync(Action<RpcServerBuilder> configure, bool validates = true) => TestServer.StartAsync(builder =>
    {
        builder.Configure(options => options.ValidateRequests = validates);
        configure(builder);
    });

    private static ConnectionMode ModeOf(RpcProtocol protocol) => protocol == RpcProtocol.Grpc ? ConnectionMode.Multiplexed : ConnectionMode.Pooled;

    private static async IAsyncEnumerable<T> AllOf<T>(params T[] items)
    {
        await Task.Yield();
        foreach (T item in items)
        {
            yield return item;
        }
    }

    private sealed class ParcelsHandler : IParcels
    {
        private int _seen;

        public int Seen => Volatile.Read(ref _seen);

        public ValueTask<int> SendAsync(Parcel parcel, CallContext? context = null) => Count();

        public ValueTask<int> AddAsync(int left, int right, CallContext? context = null) => Count();

        public async ValueTask<int> CollectAsync(IAsyncEnumerable<Parcel> parcel, CallContext? context = null)
        {
            await foreach (Parcel _ in parcel)
            {
                await Count();
            }

            return Seen;
        }

        public ValueTask<int> FreeAsync(int value, CallContext? context = null) => Count();

        private ValueTask<int> Count() => new(Interlocked.Increment(ref _seen));
    }

    private sealed class LettersHandler : ILetters
    {
        private int _seen;

        public int Seen => Volatile.Read(ref _seen);

        public ValueTask<Receipt> PostAsync(Letter request, CallContext? context = null) => new(new Receipt { Number = Interlocked.Increment(ref _seen) });

        public async ValueTask<Receipt> PostAllAsync(IAsyncEnumerable<Letter> requests, CallContext? context = null)
        {
            await foreach (Letter _ in requests)
            {
                Interlocked.Increment(ref _seen);
            }

            return new Receipt { Number = Seen };
        }
    }
}
