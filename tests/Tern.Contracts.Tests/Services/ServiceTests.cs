using Tern.Contracts.Tests.Shapes;
using Tern.Contracts.Tests.Support;
using Tern.Contracts.Tests.Types;
using Tern.Serialization;

namespace Tern.Contracts.Tests.Services;

public sealed class ServiceTests
{
    private readonly EverythingHandler _handler = new();

    public static TheoryData<ThriftEncoding> Encodings => Wire.Encodings;

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Call_EveryResultShape_ReturnsTheAnswer(ThriftEncoding encoding)
    {
        IEverything client = Client(encoding);

        Assert.Equal("x!", await client.PingAsync("x"));
        await client.LeftAsync();
        Assert.Equal(["left"], _handler.Seen);
        Assert.Equal(2, await client.RightAsync(1));
        Assert.Equal(9, await client.PlainAsync());
        Assert.Null(await client.NullableAsync(null, TestContext.Current.CancellationToken));
        Assert.Equal(new Inner("r"), await client.NullableAsync(new Inner("r"), TestContext.Current.CancellationToken));
        Assert.Null(await client.NullableNumberAsync(null));
        Assert.Equal(5, await client.NullableNumberAsync());
        Assert.Equal(new Payment.Cash(1), await client.UnionAsync(new Payment.Cash(1)));
        Assert.Equal([new Inner("7")], (await client.PageAsync(new Page<int> { Items = [7] })).Items);
        Assert.Equal(4, await client.OverloadAsync(4));
        Assert.Equal(3, await client.OverloadAsync("abc"));
        Assert.True(await client.KeywordsAsync(1, 2, 3, 4));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Call_SeveralArgumentsAndDefaults_Arrive(ThriftEncoding encoding)
    {
        List<Inner> read = await Client(encoding).ListsAsync([1, 2], new() { ["p"] = new Point(3, 4) }, new Point(5, 6));

        Assert.Equal(["1", "2", "p=3", "5default \"text\"Blue"], read.Select(i => i.Text));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Call_HandlerThrows_DeclaredExceptionsArriveAsThemselves(ThriftEncoding encoding)
    {
        IEverything client = Client(encoding);

        OutOfStock derived = await Assert.ThrowsAsync<OutOfStock>(async () => await client.ThrowsAsync(new Point(1, 0), new CallContext()));
        ShopError declared = await Assert.ThrowsAsync<ShopError>(async () => await client.ThrowsAsync(new Point(2, 0), new CallContext()));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await client.ThrowsAsync(new Point(3, 0), new CallContext()));
        OutOfStock ofVoid = await Assert.ThrowsAsync<OutOfStock>(async () => await client.VoidThrowsAsync());

        Assert.Equal(("sku", 2, 3), (derived.Sku, derived.Left, derived.Code));
        Assert.Equal(4, declared.Code);
        Assert.Equal("void", ofVoid.Sku);
        Assert.Equal(new Point(8, 7), await client.ThrowsAsync(new Point(7, 8), new CallContext()));
    }

    [Fact]
    public async Task Call_ContextOrToken_ReachesTheInvoker()
    {
        LoopbackInvoker<IEverything> invoker = new(_handler, ThriftEncoding.Binary);
        EverythingClient client = new(invoker);
        CallContext context = new();
        using CancellationTokenSource source = new();

        await client.FireAsync(new Inner("fired"), context);
        Assert.Same(context, invoker.LastContext);
        await client.NullableAsync(null, source.Token);

        Assert.Null(invoker.LastContext);
        Assert.Equal(source.Token, invoker.LastToken);
        Assert.Equal(["fired"], _handler.Seen);
    }

    [Fact]
    public async Task Methods_OfTheContract_AreDescribedByTheirWireNames()
    {
        LoopbackInvoker<IEverything> invoker = new(_handler, ThriftEncoding.Binary);
        EverythingClient client = new(invoker);
        await client.NullableAsync(null, TestContext.Current.CancellationToken);
        await client.FireAsync(new Inner());
        await client.ListsAsync([], [], default);
        await client.PingAsync("");

        Assert.Equal(["all.Everything/renamed", "all.Everything/Fire", "all.Everything/Lists", "all.Everything/Ping"], invoker.Calls.Select(c => c.FullName));
        Assert.Equal([MethodKind.Unary, MethodKind.OneWay, MethodKind.Unary, MethodKind.Unary], invoker.Calls.Select(c => c.Kind));
        Assert.Equal([false, false, true, false], invoker.Calls.Select(c => c.IsIdempotent));
    }

    [Fact]
    public void Contract_ServiceThatExtendsADiamond_ShowsEachMethodOnceInheritedFirst()
    {
        MethodCollector<IEverything> collector = new();

        ServiceContract<IEverything>.Get().Accept(collector);

        Assert.Equal(collector.Names.Distinct(), collector.Names);
        Assert.Superset(new HashSet<string> { "Left", "Overload", "Overload2", "Ping", "Plain", "Right" }, collector.Names.ToHashSet());
        Assert.True(collector.Names.IndexOf("Ping") < collector.Names.IndexOf("Left"));
        Assert.True(collector.Names.IndexOf("Right") < collector.Names.IndexOf("renamed"));
        Assert.DoesNotContain("WithBody", collector.Names);
        Assert.Superset(new HashSet<string> { "Stream", "Collect", "Chat" }, collector.Names.ToHashSet());
        Assert.Equal("all.Everything", ServiceContract<IEverything>.Get().Name);
        Assert.Equal("left.Service", ServiceContract<ILeft>.Get().Name);
        Assert.Equal("Right", ServiceContract<IRight>.Get().Name);
        Assert.Equal("Nested", ServiceContract<Container.INested>.Get().Name);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void ReadReply_NeitherValueNorException_IsMissingResult(ThriftEncoding encoding)
    {
        byte[] empty = new Struct().Bytes(encoding);
        ThriftBinaryReader reader = new(empty.AsSpan());

        RpcException error = Assert.Throws<RpcException>(() =>
        {
            ThriftBinaryReader inner = new(empty.AsSpan());
            return EverythingMethods.Ping.ReadReply(ref inner, out _);
        });

        Assert.Equal(5, error.ApplicationExceptionType);
        Assert.Null(EverythingMethods.Nullable.ReadReply(ref reader, out Exception? declared));
        Assert.Null(declared);
    }

    [Fact]
    public void ReadArguments_MissingOnTheWire_TakeDefaultsOrAreReported()
    {
        byte[] empty = new Struct().Bytes(ThriftEncoding.Binary);
        ThriftBinaryReader reader = new(empty.AsSpan());

        EverythingMethods.ListsArguments lists = EverythingMethods.Lists.ReadArguments(ref reader);
        WireFormatException error = Assert.Throws<WireFormatException>(() =>
        {
            ThriftBinaryReader inner = new(empty.AsSpan());
            return EverythingMethods.Union.ReadArguments(ref inner);
        });

        Assert.Equal(("default \"text\"", Color.Blue), (lists.Text, lists.Color));
        Assert.Empty(lists.Numbers);
        Assert.Empty(lists.Points);
        Assert.Equal("argument all.Everything/Union.payment (1) is not set", error.Message);
    }

    [Fact]
    public void Arguments_ReadAndChangedByMiddleware_KeepTheirTypes()
    {
        IRpcArguments arguments = new EverythingMethods.KeywordsArguments { Class = 1 };

        arguments.Set(1, 5);

        Assert.Equal(4, arguments.Count);
        Assert.Equal([1, 5, 0, 0], Enumerable.Range(0, 4).Select(arguments.Get));
        Assert.Throws<InvalidCastException>(() => arguments.Set(0, "text"));
        Assert.Throws<InvalidCastException>(() => arguments.Set(0, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => arguments.Set(4, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => arguments.Get(-1));
    }

    private IEverything Client(ThriftEncoding encoding)
        => ServiceContract<IEverything>.Get().CreateClient(new LoopbackInvoker<IEverything>(_handler, encoding));

    private sealed class MethodCollector<TService> : IServiceMethodVisitor<TService>
        where TService : class
    {
        public List<string> Names { get; } = [];

        public void Visit<TArguments, TReply>(ServiceMethod<TService, TArguments, TReply> method)
            where TArguments : struct, IRpcArguments
            => Names.Add(method.Name);

        public void Visit<TRequest, TReply>(ServiceStreamMethod<TService, TRequest, TReply> method) => Names.Add(method.Name);
    }
}
