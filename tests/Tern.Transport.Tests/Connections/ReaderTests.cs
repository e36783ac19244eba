using System.IO.Pipelines;
using System.Net.Sockets;

namespace Tern.Transport.Tests;

public sealed class ReaderTests
{
    private readonly ScriptedChannel _channel = new();
    private readonly ChannelConnection _connection;
    private readonly PipeReader _reader;

    public ReaderTests()
    {
        _connection = new ChannelConnection(_channel, "memory://a", "memory://b", TimeProvider.System);
        _reader = _connection.Input;
    }

    private int Capacity => ((ConnectionPipeReader)_reader).Capacity;

    [Theory]
    [InlineData(TransportKind.Tcp)]
    [InlineData(TransportKind.Unix)]
    [InlineData(TransportKind.Memory)]
    [InlineData(TransportKind.Tls)]
    public async Task Read_TokenCancelled_EndsTheReadAndLosesNothing(TransportKind kind)
    {
        await using var pair = await ConnectionPair.CreateAsync(kind);
        for (byte i = 0; i < 20; i++)
        {
            using var cancellation = new CancellationTokenSource();
            var read = pair.Server.Input.ReadAsync(cancellation.Token).AsTask();
            await cancellation.CancelAsync();
            var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read.Within());
            Assert.Equal(cancellation.Token, error.CancellationToken);

            await pair.Client.Output.WriteAsync(new[] { i }).Within();
            Assert.Equal([i], await pair.Server.Input.ReadExactlyAsync(1).Within());
        }
    }

    [Theory]
    [InlineData(TransportKind.Tcp)]
    [InlineData(TransportKind.Tls)]
    public async Task CancelPendingRead_ReadWaits_EndsItAndLosesNothing(TransportKind kind)
    {
        await using var pair = await ConnectionPair.CreateAsync(kind);
        for (byte i = 0; i < 20; i++)
        {
            var read = pair.Server.Input.ReadAsync().AsTask();
            pair.Server.Input.CancelPendingRead();
            var result = await read.Within();
            Assert.True(result.IsCanceled);
            pair.Server.Input.AdvanceTo(result.Buffer.Start);

            await pair.Client.Output.WriteAsync(new[] { i }).Within();
            Assert.Equal([i], await pair.Server.Input.ReadExactlyAsync(1).Within());
        }
    }

    [Fact]
    public async Task Read_TokenAlreadyCancelled_ReceivesNothing()
    {
        var read = _reader.ReadAsync(new CancellationToken(canceled: true));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await read);
        Assert.False(_channel.IsReceiving);
    }

    [Fact]
    public void AdvanceTo_WithoutARead_Throws()
    {
        Assert.Throws<InvalidOperationException>(() => _reader.AdvanceTo(default));
    }

    [Fact]
    public async Task AdvanceTo_PositionsOutsideTheBuffer_Throws()
    {
        _channel.Feed(new byte[10]);
        var buffer = (await _reader.ReadAsync()).Buffer;

        Assert.Throws<InvalidOperationException>(() => _reader.AdvanceTo(buffer.End, buffer.Start));
        Assert.Throws<InvalidOperationException>(() => _reader.AdvanceTo(new SequencePosition(new byte[10], 0)));
        Assert.Throws<InvalidOperationException>(() => _reader.AdvanceTo(new SequencePosition(buffer.Start.GetObject(), 11)));
        _reader.AdvanceTo(buffer.Start, buffer.End);
    }

    [Fact]
    public async Task AdvanceTo_LessExaminedThanBefore_IsTakenAsAPipeDoes()
    {
        var pipe = new Pipe();
        foreach (var (reader, feed) in new (PipeReader, Action)[]
        {
            (_reader, () => _channel.Feed(new byte[10])),
            (pipe.Reader, () => pipe.Writer.WriteAsync(new byte[10]).AsTask().Wait(TestContext.Current.CancellationToken)),
        })
        {
            feed();
            var first = (await reader.ReadAsync()).Buffer;
            reader.AdvanceTo(first.Start, first.End);
            feed();
            var second = (await reader.ReadAsync()).Buffer;
            reader.AdvanceTo(second.GetPosition(5));

            var third = reader.ReadAsync();
            Assert.True(third.IsCompletedSuccessfully);
            Assert.Equal(15, (await third).Buffer.Length);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 10)]
    [InlineData(11, 20)]
    [InlineData(35, 40)]
    public async Task ReadAtLeast_BytesComeInTens_WaitsForEnoughOnly(int minimum, int expected)
    {
        var read = _reader.ReadAtLeastAsync(minimum);
        for (var fed = 0; !read.IsCompleted; fed += 10)
        {
            Assert.True(fed < minimum);
            _channel.Feed(new byte[Math.Min(10, expected)]);
        }

        Assert.Equal(expected, (await read).Buffer.Length);
    }

    [Fact]
    public async Task ReadAtLeast_CancelledWithTooFew_LeavesThemToThePlainRead()
    {
        using var cancellation = new CancellationTokenSource();
        var read = _reader.ReadAtLeastAsync(50, cancellation.Token).AsTask();
        _channel.Feed(new byte[10]);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read.Within());

        var plain = _reader.ReadAsync();

        Assert.True(plain.IsCompletedSuccessfully);
        Assert.Equal(10, (await plain).Buffer.Length);
    }

    [Fact]
    public async Task Read_WhileTheLastResultIsInUse_Throws()
    {
        _channel.Feed(new byte[10]);
        await _reader.ReadAsync();

        Assert.Throws<InvalidOperationException>(() => _reader.ReadAsync().IsCompleted);
    }

    [Fact]
    public void Read_WhileAReadWaits_Throws()
    {
        Assert.False(_reader.ReadAsync().IsCompleted);

        Assert.Throws<InvalidOperationException>(() => _reader.ReadAsync().IsCompleted);
    }

    [Fact]
    public async Task TryRead_NothingNew_IsFalseWithoutReceiving()
    {
        Assert.False(_reader.TryRead(out _));
        Assert.False(_channel.IsReceiving);

        _channel.Feed(new byte[10]);
        var result = await _reader.ReadAsync();
        _reader.AdvanceTo(result.Buffer.GetPosition(4));
        Assert.True(_reader.TryRead(out result));
        Assert.Equal(6, result.Buffer.Length);
        _reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        Assert.False(_reader.TryRead(out _));

        _reader.CancelPendingRead();
        Assert.True(_reader.TryRead(out result));
        Assert.True(result.IsCanceled);
    }

    [Fact]
    public async Task Read_PeerResets_ThrowsEachTimeWithTheFirstCause()
    {
        var read = _reader.ReadAsync().AsTask();
        _channel.FailReceive(new IOException("outer", new SocketException((int)SocketError.ConnectionReset)));

        Assert.Equal(ConnectionCloseReason.Reset, (await Assert.ThrowsAsync<TransportException>(() => read)).Reason);
        _connection.Abort();
        Assert.Equal(ConnectionCloseReason.Reset, (await Assert.ThrowsAsync<TransportException>(async () => await _reader.ReadAsync())).Reason);
    }

    [Fact]
    public async Task Read_PeerEndsInsideAMessage_GivesTheRestAndCompletes()
    {
        _channel.Feed(new byte[3]);
        _channel.End();

        var first = await _reader.ReadAsync();
        _reader.AdvanceTo(first.Buffer.Start, first.Buffer.End);
        var second = await _reader.ReadAtLeastAsync(10);

        Assert.True(second.IsCompleted);
        Assert.Equal(3, second.Buffer.Length);
    }

    [Fact]
    public async Task Buffer_BigMessageComesAndGoes_GrowsAsItArrivesAndShrinksAfter()
    {
        const int Big = 1_000_000;
        _channel.Feed(new byte[100]);
        var result = await _reader.ReadAtLeastAsync(100);
        Assert.Equal(ReceiveBuffer.SmallestSize, Capacity);
        _reader.AdvanceTo(result.Buffer.End);

        var read = _reader.ReadAtLeastAsync(Big);
        _channel.Feed(new byte[100]);
        Assert.Equal(ReceiveBuffer.SmallestSize, Capacity);
        for (var fed = 100; fed < Big; fed += 100_000)
        {
            _channel.Feed(new byte[100_000]);
        }

        result = await read;
        Assert.InRange(Capacity, Big, 4 * Big);
        _reader.AdvanceTo(result.Buffer.End);
        Assert.Equal(0, Capacity);

        for (var i = 0; i < 200; i++)
        {
            _channel.Feed(new byte[10]);
            result = await _reader.ReadAsync();
            _reader.AdvanceTo(result.Buffer.End);
        }

        Assert.Equal(ReceiveBuffer.SmallestSize, Capacity);
    }

    [Fact]
    public async Task Buffer_HeadOfTheNextMessageBehindABigOne_ShrinksToo()
    {
        _channel.Feed(new byte[1_000_050]);
        var result = await _reader.ReadAtLeastAsync(1_000_050);
        _reader.AdvanceTo(result.Buffer.GetPosition(1_000_000), result.Buffer.End);

        var read = _reader.ReadAsync();
        _channel.Feed(new byte[1]);

        Assert.Equal(51, (await read).Buffer.Length);
        Assert.InRange(Capacity, 52, ReceiveBuffer.LargestBatch);
    }

    [Fact]
    public async Task Complete_ReceiveUnderWay_KeepsTheBufferUntilItEnds()
    {
        var read = _reader.ReadAsync().AsTask();
        _reader.CancelPendingRead();
        await read;

        _reader.Complete();
        Assert.NotEqual(0, Capacity);
        _channel.Feed(new byte[10]);

        Assert.Equal(0, Capacity);
        Assert.Throws<InvalidOperationException>(() => _reader.ReadAsync().IsCompleted);
    }
}
