using System.Buffers;
using Tern.Contracts.Tests.Shapes;
using Tern.Contracts.Tests.Support;
using Tern.Contracts.Tests.Types;
using Tern.Serialization;

namespace Tern.Contracts.Tests.Services;

/// <summary>Generated clients, codecs and calls of handlers for streaming methods; what carries them is tested elsewhere.</summary>
public sealed class StreamTests
{
    private readonly EverythingHandler _handler = new();
    private readonly LoopbackInvoker<IEverything> _invoker;
    private readonly IEverything _client;

    public StreamTests()
    {
        _invoker = new LoopbackInvoker<IEverything>(_handler, ThriftEncoding.Binary);
        _client = ServiceContract<IEverything>.Get().CreateClient(_invoker);
    }

    [Fact]
    public async Task ServerStream_EveryShapeOfRequest_ReachesTheHandler()
    {
        Assert.Equal([new("a"), new("b")], await ListAsync(_client.StreamAsync(new Inner("ab"))));
        Assert.Equal(["one", "two", "three"], await ListAsync(_client.ListWordsAsync("one two three four")));
        Assert.Equal(["zero", "one"], await ListAsync(_client.ListWordsAsync("one two", 1, new Inner("zero"))));
        Assert.Equal([42], await ListAsync(_client.NothingAskedAsync()));
    }

    [Fact]
    public async Task ClientStream_EveryShapeOfResult_ReturnsTheAnswer()
    {
        Assert.Equal(new Inner("x+y"), await _client.CollectAsync(Of(new Inner("x"), new Inner("y"))));
        await _client.SinkAsync(Of(1, 2));
        Assert.Equal(["1", "2"], _handler.Seen);
        Assert.Equal([1, 2, 3], await _client.SortAsync(Of<List<int>>([3, 1], [], [2])));
    }

    [Fact]
    public async Task DuplexStream_EveryMessage_IsAnswered()
    {
        CancellationToken token = TestContext.Current.CancellationToken;

        Assert.Equal([new("x!"), new("y!")], await ListAsync(_client.ChatAsync(Of(new Inner("x"), new Inner("y")), token)));
        Assert.Equal([new Payment.Cash(1), new Payment.Cash(2)], await ListAsync(_client.PayAsync(Of(new Point(1, 0), new Point(2, 0)))));
    }

    [Fact]
    public async Task Call_ContextOrToken_ReachesTheInvoker()
    {
        CallContext context = new();
        using CancellationTokenSource source = new();

        await _client.SinkAsync(Of<int>(), context);
        Assert.Same(context, _invoker.LastContext);
        await ListAsync(_client.ChatAsync(Of<Inner>(), source.Token));

        Assert.Null(_invoker.LastContext);
        Assert.Equal(source.Token, _invoker.LastToken);
    }

    [Fact]
    public void Methods_OfTheContract_AreOfTheirKind()
    {
        Assert.Equal(
            [MethodKind.ServerStreaming, MethodKind.ServerStreaming, MethodKind.ClientStreaming, MethodKind.DuplexStreaming],
            [EverythingMethods.Stream.Kind, EverythingMethods.ListWords.Kind, EverythingMethods.Sink.Kind, EverythingMethods.Chat.Kind]);
        Assert.Throws<InvalidOperationException>(() => EverythingMethods.Chat.ServerStreamAsync(_handler, new Inner(), new CallContext()));
        Assert.Throws<InvalidOperationException>(() => EverythingMethods.Sink.DuplexStreamAsync(_handler, Of<int>(), new CallContext()));
        Assert.Throws<InvalidOperationException>(() => { _ = EverythingMethods.Stream.ClientStreamAsync(_handler, Of<Inner>(), new CallContext()); });
    }

    [Fact]
    public void Message_ThatIsAMessage_IsABareStruct()
    {
        Assert.Equal(new Struct().Text(1, "x").Bytes(ThriftEncoding.Binary), Write(new Inner("x"), EverythingMethods.Stream.WriteRequest));
        Assert.Equal(new Struct().Text(1, "x").Bytes(ThriftEncoding.Binary), Write(new Inner("x"), EverythingMethods.Stream.WriteReply));
    }

    [Fact]
    public void Message_ThatIsNoMessage_IsAStructWithFieldOne()
    {
        Assert.Equal(Convert.FromHexString("0800010000000500"), Write(5, EverythingMethods.NothingAsked.WriteReply));
        Assert.Equal([0], Write(default(RpcVoid), EverythingMethods.Sink.WriteReply));
        Assert.Equal(Convert.FromHexString("0F0001080000000100000007" + "00"), Write<List<int>>([7], EverythingMethods.Sort.WriteReply));
    }

    [Fact]
    public void Message_NullOrMissing_IsNamedOrDefault()
    {
        WireFormatException ofMessage = Assert.Throws<WireFormatException>(() => Write<Inner>(null!, EverythingMethods.Stream.WriteReply));
        WireFormatException ofValue = Assert.Throws<WireFormatException>(() => Write<string>(null!, EverythingMethods.ListWords.WriteReply));
        ThriftBinaryReader numbers = new([0]);
        ThriftBinaryReader words = new([0]);

        Assert.Equal("a message of all.Everything/Stream is null, which a message of a stream cannot be", ofMessage.Message);
        Assert.Contains("all.Everything/ListWords.reply (1)", ofValue.Message);
        Assert.Equal(0, EverythingMethods.NothingAsked.ReadReply(ref numbers));
        Assert.Equal("", EverythingMethods.ListWords.ReadReply(ref words));
    }

    private static byte[] Write<T>(T message, WriteMessage<T> write)
    {
        ArrayBufferWriter<byte> output = new();
        ThriftBinaryWriter writer = new(output);
        write(ref writer, in message);
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    private static async IAsyncEnumerable<T> Of<T>(params T[] values)
    {
        await Task.Yield();
        foreach (T value in values)
        {
            yield return value;
        }
    }

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> values, CancellationToken cancellationToken = default)
    {
        List<T> all = [];
        await foreach (T value in values.WithCancellation(cancellationToken))
        {
            all.Add(value);
        }

        return all;
    }

    private delegate void WriteMessage<T>(ref ThriftBinaryWriter writer, in T message);
}
