using System.IO.Pipelines;

namespace Tern.Transport.Tests;

public sealed class WriterTests
{
    private readonly ScriptedChannel _channel = new();
    private readonly ChannelConnection _connection;
    private readonly PipeWriter _writer;

    public WriterTests()
    {
        _connection = new ChannelConnection(_channel, "memory://a", "memory://b", TimeProvider.System);
        _writer = _connection.Output;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000_000)]
    public async Task Write_SendsTakeOnlyAPart_SendsAllInOrder(int largestSend)
    {
        var random = new Random(3);
        var expected = new List<byte>();
        _channel.LargestSend = largestSend;
        for (var i = 0; i < 60; i++)
        {
            var bytes = Pipes.Bytes(random.Next(largestSend == 1 ? 50 : 30_000), i);
            expected.AddRange(bytes);
            switch (random.Next(3))
            {
                case 0:
                    await _writer.WriteAsync(bytes).Within();
                    break;
                case 1:
                    bytes.CopyTo(_writer.GetSpan(bytes.Length + 1));
                    _writer.Advance(bytes.Length);
                    break;
                default:
                    bytes.CopyTo(_writer.GetSpan(bytes.Length + 1));
                    _writer.Advance(bytes.Length);
                    await _writer.FlushAsync().Within();
                    break;
            }
        }

        await _writer.CompleteAsync().Within();
        Assert.Equal(expected, _channel.Sent);
        Assert.True(_channel.IsShutDown);
    }

    [Fact]
    public async Task Write_SendWaits_CompletesWhenAllIsSent()
    {
        _channel.SendAllowance = 10;
        var write = _writer.WriteAsync(new byte[100]);
        Assert.False(write.IsCompleted);

        _channel.AllowSend(50);
        Assert.False(write.IsCompleted);
        _channel.AllowSend(40);

        Assert.False((await write).IsCanceled);
        Assert.Equal(100, _channel.Sent.Count);
    }

    [Fact]
    public async Task CancelPendingFlush_FlushWaits_EndsTheWaitAndSendsStill()
    {
        _channel.SendAllowance = 0;
        byte[] first = [1, 2, 3];
        first.CopyTo(_writer.GetSpan(3));
        _writer.Advance(3);
        var flush = _writer.FlushAsync().AsTask();

        _writer.CancelPendingFlush();
        Assert.True((await flush.Within()).IsCanceled);
        var next = _writer.WriteAsync(new byte[] { 4, 5 });
        Assert.False(next.IsCompleted);
        _channel.AllowSend(int.MaxValue);

        Assert.False((await next).IsCanceled);
        Assert.Equal([1, 2, 3, 4, 5], _channel.Sent);
    }

    [Fact]
    public async Task CancelPendingFlush_DirectWrite_EndsItOnlyWhenTheMemoryIsFree()
    {
        _channel.SendAllowance = 0;
        var write = _writer.WriteAsync(new byte[10]);

        _writer.CancelPendingFlush();
        Assert.False(write.IsCompleted);
        _channel.AllowSend(10);

        Assert.True((await write).IsCanceled);
    }

    [Fact]
    public async Task CancelPendingFlush_NothingWaits_MarksTheNextFlushOnly()
    {
        _writer.CancelPendingFlush();

        Assert.True((await _writer.FlushAsync()).IsCanceled);
        Assert.False((await _writer.FlushAsync()).IsCanceled);
    }

    [Fact]
    public void GetMemory_GrowsWithoutFlushing_KeepsWhatWasWritten()
    {
        var expected = new List<byte>();
        for (var i = 0; i < 400; i++)
        {
            var bytes = Pipes.Bytes(777, i);
            expected.AddRange(bytes);
            bytes.CopyTo(_writer.GetMemory(777));
            _writer.Advance(777);
        }

        Assert.Equal(expected.Count, _writer.UnflushedBytes);
        Assert.True(_writer.FlushAsync().IsCompletedSuccessfully);
        Assert.Equal(expected, _channel.Sent);
        Assert.Equal(0, _writer.UnflushedBytes);
    }

    [Fact]
    public void Flush_MemoryAskedForButNotUsed_SendsNoEmptyRun()
    {
        _writer.GetMemory(10);
        Assert.True(_writer.FlushAsync().IsCompletedSuccessfully);
        _writer.GetSpan(100_000).Fill(1);
        _writer.Advance(100_000);
        _writer.GetMemory(100_000);

        Assert.True(_writer.FlushAsync().IsCompletedSuccessfully);
        Assert.Equal(100_000, _channel.Sent.Count);
    }

    [Fact]
    public void Advance_PastTheMemory_Throws()
    {
        Assert.ThrowsAny<ArgumentException>(() => _writer.Advance(1));
        var memory = _writer.GetMemory(10);
        Assert.ThrowsAny<ArgumentException>(() => _writer.Advance(memory.Length + 1));
        Assert.ThrowsAny<ArgumentException>(() => _writer.Advance(-1));
        Assert.ThrowsAny<ArgumentException>(() => _writer.GetMemory(-1));
    }

    [Fact]
    public async Task Write_AfterComplete_Throws()
    {
        await _writer.CompleteAsync().Within();

        Assert.Throws<InvalidOperationException>(() => _writer.GetMemory(1));
        Assert.Throws<InvalidOperationException>(() => _writer.WriteAsync(new byte[1]).IsCompleted);
    }

    [Fact]
    public async Task Write_ConnectionAborted_Fails()
    {
        _connection.Abort();

        await Assert.ThrowsAsync<TransportException>(async () => await _writer.WriteAsync(new byte[1]));
        await Assert.ThrowsAsync<TransportException>(async () => await _writer.FlushAsync());
        await _writer.CompleteAsync().Within();
    }

    [Fact]
    public void Write_WhileAWriteWaits_Throws()
    {
        _channel.SendAllowance = 0;
        Assert.False(_writer.WriteAsync(new byte[1]).IsCompleted);

        Assert.Throws<InvalidOperationException>(() => _writer.WriteAsync(new byte[1]).IsCompleted);
        Assert.Throws<InvalidOperationException>(() => _writer.GetMemory(1));
    }
}
