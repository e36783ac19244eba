using System.Net.Sockets;

namespace Tern.Transport.Tests;

public sealed class ClosingTests
{
    // More than the socket buffers of both ends hold.
    private const int MoreThanFits = 64 * 1024 * 1024;

    [Theory]
    [InlineData(TransportKind.Tcp)]
    [InlineData(TransportKind.Unix)]
    [InlineData(TransportKind.Memory)]
    [InlineData(TransportKind.Tls)]
    public async Task CompleteOutput_PeerStillSends_ClosesOneSideOnly(TransportKind kind)
    {
        await using var pair = await ConnectionPair.CreateAsync(kind);
        await pair.Client.Output.WriteAsync(new byte[] { 1, 2 }).Within();
        await pair.Client.Output.CompleteAsync().Within();

        Assert.Equal([1, 2], await pair.Server.Input.ReadToEndAsync().Within());
        await pair.Server.Output.WriteAsync(new byte[] { 3 }).Within();
        Assert.Equal([3], await pair.Client.Input.ReadExactlyAsync(1).Within());
        Assert.Equal(ConnectionCloseReason.PeerClosed, pair.Server.CloseReason);
        Assert.Equal(ConnectionCloseReason.None, pair.Client.CloseReason);
    }

    [Theory]
    [InlineData(TransportKind.Tcp)]
    [InlineData(TransportKind.Unix)]
    [InlineData(TransportKind.Memory)]
    [InlineData(TransportKind.Tls)]
    public async Task Dispose_UnflushedBytes_SendsThemAndEndsThePendingRead(TransportKind kind)
    {
        await using var pair = await ConnectionPair.CreateAsync(kind);
        var pending = pair.Client.Input.ReadAsync();
        pair.Client.Output.GetSpan(5).Fill(7);
        pair.Client.Output.Advance(5);

        await pair.Client.DisposeAsync().Within();

        Assert.True((await pending.Within()).IsCompleted);
        Assert.Equal([7, 7, 7, 7, 7], await pair.Server.Input.ReadToEndAsync().Within());
        Assert.Equal(ConnectionCloseReason.LocalClosed, pair.Client.CloseReason);
        Assert.Equal(ConnectionCloseReason.PeerClosed, pair.Server.CloseReason);
        var late = await Assert.ThrowsAsync<TransportException>(async () => await pair.Client.Output.FlushAsync());
        Assert.Equal(ConnectionCloseReason.LocalClosed, late.Reason);
    }

    [Theory]
    [InlineData(TransportKind.Tcp)]
    [InlineData(TransportKind.Unix)]
    [InlineData(TransportKind.Memory)]
    [InlineData(TransportKind.Tls)]
    public async Task Abort_PendingRead_EndsItWithTheCause(TransportKind kind)
    {
        await using var pair = await ConnectionPair.CreateAsync(kind);
        var pending = pair.Client.Input.ReadAsync().AsTask();
        var cause = new InvalidOperationException("enough");

        pair.Client.Abort(cause);

        var error = await Assert.ThrowsAsync<TransportException>(() => pending.Within());
        Assert.Equal(ConnectionCloseReason.Aborted, error.Reason);
        Assert.Same(cause, error.InnerException);
        Assert.Same(cause, pair.Client.CloseError);
    }

    [Theory]
    [InlineData(TransportKind.Tcp)]
    [InlineData(TransportKind.Unix)]
    [InlineData(TransportKind.Memory)]
    [InlineData(TransportKind.Tls)]
    public async Task Abort_WriterBlockedByAPeerThatDoesNotRead_EndsTheWrite(TransportKind kind)
    {
        await using var pair = await ConnectionPair.CreateAsync(kind);
        var write = pair.Client.Output.WriteAsync(new byte[MoreThanFits]).AsTask();
        Assert.False(write.IsCompleted);

        pair.Client.Abort(ConnectionCloseReason.IdleTimeout, null);

        var error = await Assert.ThrowsAsync<TransportException>(() => write.Within());
        Assert.Equal(ConnectionCloseReason.IdleTimeout, error.Reason);
        Assert.Equal(ConnectionCloseReason.IdleTimeout, pair.Client.CloseReason);
    }

    [Theory]
    [InlineData(TransportKind.Tcp)]
    [InlineData(TransportKind.Memory)]
    [InlineData(TransportKind.Tls)]
    public async Task Abort_WhileDisposeWaitsForThePeer_EndsTheWait(TransportKind kind)
    {
        await using var pair = await ConnectionPair.CreateAsync(kind);
        var write = pair.Client.Output.WriteAsync(new byte[MoreThanFits]).AsTask();
        var dispose = pair.Client.DisposeAsync().AsTask();
        Assert.False(dispose.IsCompleted);

        pair.Client.Abort();

        await dispose.Within();
        await Assert.ThrowsAsync<TransportException>(() => write.Within());
        Assert.Equal(ConnectionCloseReason.LocalClosed, pair.Client.CloseReason);
    }

    [Theory]
    [InlineData(TransportKind.Tcp)]
    [InlineData(TransportKind.Memory)]
    public async Task Abort_PeerReads_PeerSeesAReset(TransportKind kind)
    {
        await using var pair = await ConnectionPair.CreateAsync(kind);
        var pending = pair.Server.Input.ReadAsync().AsTask();

        pair.Client.Abort();

        var error = await Assert.ThrowsAsync<TransportException>(() => pending.Within());
        Assert.Equal(ConnectionCloseReason.Reset, error.Reason);
        Assert.Equal(ConnectionCloseReason.Reset, pair.Server.CloseReason);
        Assert.IsType<SocketException>(error.InnerException);
    }

    [Theory]
    [InlineData(TransportKind.Tcp)]
    [InlineData(TransportKind.Memory)]
    public async Task Abort_PeerWrites_PeersWriteEnds(TransportKind kind)
    {
        await using var pair = await ConnectionPair.CreateAsync(kind);
        var write = pair.Server.Output.WriteAsync(new byte[MoreThanFits]).AsTask();
        Assert.False(write.IsCompleted);

        pair.Client.Abort();

        Assert.Equal(ConnectionCloseReason.Reset, (await Assert.ThrowsAsync<TransportException>(() => write.Within())).Reason);
    }

    [Theory]
    [InlineData(TransportKind.Tcp)]
    [InlineData(TransportKind.Unix)]
    [InlineData(TransportKind.Memory)]
    [InlineData(TransportKind.Tls)]
    public async Task Abort_FromManyThreads_KeepsOneCause(TransportKind kind)
    {
        await using var pair = await ConnectionPair.CreateAsync(kind);
        var pending = pair.Client.Input.ReadAsync().AsTask();
        var causes = Enumerable.Range(0, 16).Select(i => new InvalidOperationException($"{i}")).ToArray();

        await Task.WhenAll(causes.Select(cause => Task.Run(() => pair.Client.Abort(cause)))).Within();

        var error = await Assert.ThrowsAsync<TransportException>(() => pending.Within());
        Assert.Contains(error.InnerException, causes);
        Assert.Same(error.InnerException, pair.Client.CloseError);
        await pair.Client.DisposeAsync().Within();
        await pair.Client.DisposeAsync().Within();
    }

    [Fact]
    public async Task Abort_BufferedBytes_AreNotHandedOutAnyMore()
    {
        await using var pair = await ConnectionPair.CreateAsync(TransportKind.Memory);
        await pair.Server.Output.WriteAsync(new byte[10]).Within();
        var result = await pair.Client.Input.ReadAsync().Within();
        pair.Client.Input.AdvanceTo(result.Buffer.GetPosition(1));

        pair.Client.Abort();

        await Assert.ThrowsAsync<TransportException>(async () => await pair.Client.Input.ReadAsync());
        Assert.Throws<TransportException>(() => pair.Client.Input.TryRead(out _));
    }

    [Theory]
    [InlineData(TransportKind.Tcp)]
    [InlineData(TransportKind.Tls)]
    public async Task Dispose_PeerStillSending_PeerGetsTheLastBytes(TransportKind kind)
    {
        // The server gives the peer a second to read what is left before it breaks off; here that second never ends.
        await using var pair = await ConnectionPair.CreateAsync(kind, time: new ManualTimeProvider());
        var sending = pair.Client.Output.WriteAsync(new byte[MoreThanFits]).AsTask();
        var first = await pair.Server.Input.ReadAsync().Within();
        pair.Server.Input.AdvanceTo(first.Buffer.End);
        pair.Server.Output.GetSpan(3).Fill(9);
        pair.Server.Output.Advance(3);
        var reading = pair.Client.Input.ReadExactlyAsync(3);

        var closing = pair.Server.DisposeAsync().AsTask();

        Assert.Equal([9, 9, 9], await reading.Within());
        pair.Client.Abort();
        await Task.WhenAny(sending).Within();
        await closing.Within();
    }

    [Fact]
    public async Task CompleteOutput_WithAnException_AbortsTheConnection()
    {
        await using var pair = await ConnectionPair.CreateAsync(TransportKind.Tcp);
        var cause = new InvalidOperationException("broken frame");

        await pair.Client.Output.CompleteAsync(cause).Within();

        Assert.Equal(ConnectionCloseReason.Aborted, pair.Client.CloseReason);
        Assert.Same(cause, pair.Client.CloseError);
        await Assert.ThrowsAsync<TransportException>(async () => await pair.Server.Input.ReadAsync().Within());
    }

    [Theory]
    [InlineData(TransportKind.Tcp)]
    [InlineData(TransportKind.Memory)]
    [InlineData(TransportKind.Tls)]
    public async Task RandomEnds_WhileBothSidesTalk_NeverHangAndNeverThrowAnythingElse(TransportKind kind)
    {
        var random = new Random(42);
        for (var i = 0; i < 60; i++)
        {
            await using var pair = await ConnectionPair.CreateAsync(kind);
            var talks = new[] { pair.Client, pair.Server }.SelectMany(c => new[] { PourAsync(c), DrainAsync(c) }).ToArray();
            for (var spin = random.Next(50_000); spin > 0; spin--)
            {
                Thread.SpinWait(1);
            }

            var one = random.Next(2) == 0 ? pair.Client : pair.Server;
            var other = one == pair.Client ? pair.Server : pair.Client;
            switch (random.Next(3))
            {
                case 0:
                    one.Abort();
                    break;
                case 1:
                    await Task.WhenAll(one.DisposeAsync().AsTask(), other.DisposeAsync().AsTask()).Within();
                    break;
                default:
                    one.Abort();
                    other.Abort();
                    break;
            }

            await Task.WhenAll(talks).Within();
        }
    }

    private static async Task PourAsync(TransportConnection connection)
    {
        var bytes = new byte[10_000];
        try
        {
            while (true)
            {
                await connection.Output.WriteAsync(bytes);
            }
        }
        catch (TransportException)
        {
        }
    }

    private static async Task DrainAsync(TransportConnection connection)
    {
        try
        {
            while (true)
            {
                var result = await connection.Input.ReadAsync();
                connection.Input.AdvanceTo(result.Buffer.End);
                if (result.IsCompleted)
                {
                    return;
                }
            }
        }
        catch (TransportException)
        {
        }
    }
}
