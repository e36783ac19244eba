using System.Buffers;
using System.IO.Pipelines;

namespace Tern.Protocols.Tests.Buffers;

public sealed class ConnectionOutputTests
{
    private readonly ManualTime _time = new();
    private readonly List<Exception> _failures = [];
    private readonly List<long> _waits = [];

    [Fact]
    public async Task Exit_PeerReads_SendsAtOnce()
    {
        var pipe = new Pipe();
        ConnectionOutput output = Create(pipe.Writer);

        Send(output, 1, 2, 3);

        ReadResult result = await pipe.Reader.ReadAsync().Within();
        Assert.Equal([1, 2, 3], result.Buffer.ToArray());
        Assert.Equal(0, output.SendStarted);
        Assert.Empty(_waits);
    }

    [Fact]
    public async Task Exit_WhileASendWaits_GathersFramesInOrder()
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 4, resumeWriterThreshold: 2, useSynchronizationContext: false));
        ConnectionOutput output = Create(pipe.Writer);

        Send(output, 1, 2, 3, 4, 5);
        Send(output, 6);
        Send(output, 7, 8);
        Assert.Equal([_time.GetTimestamp()], _waits);
        Assert.Equal(_time.GetTimestamp(), output.SendStarted);
        Task drained = output.WhenDrainedAsync();
        Assert.False(drained.IsCompleted);

        var received = new List<byte>();
        while (received.Count < 8)
        {
            ReadResult result = await pipe.Reader.ReadAsync().Within();
            received.AddRange(result.Buffer.ToArray());
            pipe.Reader.AdvanceTo(result.Buffer.End);
        }

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], received);
        await drained.Within();
        Assert.Equal(0, output.SendStarted);
    }

    [Fact]
    public async Task Exit_FromManyThreads_LosesAndTearsNothing()
    {
        const int Threads = 4;
        const int FramesEach = 5_000;
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 1_024, resumeWriterThreshold: 512, useSynchronizationContext: false));
        ConnectionOutput output = Create(pipe.Writer);
        Task[] senders = [.. Enumerable.Range(0, Threads).Select(thread => Task.Run(() =>
        {
            for (int i = 0; i < FramesEach; i++)
            {
                Send(output, i % 2 == 0, (byte)thread, (byte)(i >> 8), (byte)i);
            }
        }))];

        int[] next = new int[Threads];
        int frames = 0;
        while (frames < Threads * FramesEach)
        {
            ReadResult result = await pipe.Reader.ReadAsync().Within();
            byte[] bytes = result.Buffer.ToArray();
            int whole = bytes.Length / 3;
            for (int i = 0; i < whole; i++)
            {
                int number = (bytes[(i * 3) + 1] << 8) | bytes[(i * 3) + 2];
                Assert.Equal(next[bytes[i * 3]]++, number);
            }

            frames += whole;
            pipe.Reader.AdvanceTo(result.Buffer.GetPosition(whole * 3), result.Buffer.End);
        }

        await Task.WhenAll(senders).Within();
        await output.WhenDrainedAsync().Within();
    }

    [Fact]
    public async Task IsFull_PeerDoesNotRead_TurnsTrueAndFalseAgain()
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 4, resumeWriterThreshold: 2, useSynchronizationContext: false));
        ConnectionOutput output = Create(pipe.Writer, maxQueuedBytes: 10);
        Send(output, new byte[5]);
        Send(output, new byte[10]);
        Assert.False(output.IsFull);
        Send(output, new byte[1]);
        Assert.True(output.IsFull);

        Task drained = output.WhenDrainedAsync();
        while (!drained.IsCompleted)
        {
            ReadResult result = await pipe.Reader.ReadAsync().Within();
            pipe.Reader.AdvanceTo(result.Buffer.End);
            await Task.Yield();
        }

        Assert.False(output.IsFull);
    }

    [Fact]
    public async Task Close_WhileASendWaits_RefusesFramesAndFreesWaiters()
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 4, resumeWriterThreshold: 2, useSynchronizationContext: false));
        ConnectionOutput output = Create(pipe.Writer);
        Send(output, new byte[5]);
        Send(output, new byte[6]);
        Task drained = output.WhenDrainedAsync();

        output.Close();
        output.Close();

        await drained.Within();
        Assert.False(output.TryEnter(out _));
        Assert.True(output.WhenDrainedAsync().IsCompleted);
        pipe.Reader.Complete();
        await Limit.UntilAsync(() => output.SendStarted == 0, "the send ends");
    }

    [Fact]
    public async Task Exit_PeerHasGone_ReportsOnceAndCloses()
    {
        var pipe = new Pipe();
        pipe.Reader.Complete();
        ConnectionOutput output = Create(pipe.Writer);

        Send(output, 1);

        await Limit.UntilAsync(() => _failures.Count > 0, "the failure is reported");
        Assert.IsType<IOException>(Assert.Single(_failures));
        Assert.False(output.TryEnter(out _));
    }

    [Fact]
    public async Task Truncate_FrameThatFailed_SendsOnlyTheOthers()
    {
        var pipe = new Pipe();
        ConnectionOutput output = Create(pipe.Writer);
        Assert.True(output.TryEnter(out OutputBuffer buffer));
        buffer.Write(new byte[] { 1, 2 });
        int mark = buffer.Length;
        buffer.Write(new byte[1_000_000]);
        buffer.Truncate(mark);
        output.Exit(inline: true);

        ReadResult result = await pipe.Reader.ReadAsync().Within();
        Assert.Equal([1, 2], result.Buffer.ToArray());
    }

    private ConnectionOutput Create(PipeWriter writer, int maxQueuedBytes = 1_000_000) => new(writer, maxQueuedBytes, _time, _failures.Add, _waits.Add);

    private static void Send(ConnectionOutput output, params byte[] frame) => Send(output, true, frame);

    private static void Send(ConnectionOutput output, bool inline, params byte[] frame)
    {
        Assert.True(output.TryEnter(out OutputBuffer buffer));
        buffer.Write(frame);
        output.Exit(inline);
    }
}
