using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Tern.Benchmarks.Targets.Limits;

/// <summary>Frames over System.IO.Pipelines, with the choices that made the bare socket fast: see <see cref="FrameReceiver"/> and <see cref="FrameSender"/>.</summary>
internal sealed class PipeFrames : IFrameConnection, IThreadPoolWorkItem
{
    private const int BufferBytes = 64 * 1_024;

    private readonly Socket _socket;
    private readonly PipeReader _input;
    private readonly Pipe _output;
    private readonly Lock _gate = new();
    private bool _isFlushScheduled;

    public PipeFrames(Socket socket)
    {
        _socket = socket;
        _input = PipeReader.Create(new NetworkStream(socket), new StreamPipeReaderOptions(bufferSize: BufferBytes));
        _output = new Pipe(new PipeOptions(
            readerScheduler: PipeScheduler.Inline,
            pauseWriterThreshold: 0,
            minimumSegmentSize: BufferBytes,
            useSynchronizationContext: false));
    }

    public void Start(IFrameHandler handler)
    {
        _ = SendAsync();
        _ = ReceiveAsync(handler);
    }

    public void Append(int id, string text, bool isOnlyCall)
    {
        lock (_gate)
        {
            PipeWriter writer = _output.Writer;
            writer.Advance(FrameFormat.Write(writer.GetSpan(FrameFormat.MaxLength(text)), id, text));
            if (isOnlyCall)
            {
                _ = writer.FlushAsync();
                return;
            }

            if (_isFlushScheduled)
            {
                return;
            }

            _isFlushScheduled = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    public void Dispose() => _socket.Dispose();

    void IThreadPoolWorkItem.Execute()
    {
        lock (_gate)
        {
            _isFlushScheduled = false;
            _ = _output.Writer.FlushAsync();
        }
    }

    private async Task SendAsync()
    {
        PipeReader reader = _output.Reader;
        try
        {
            while (true)
            {
                ReadResult read = await reader.ReadAsync();
                foreach (ReadOnlyMemory<byte> segment in read.Buffer)
                {
                    for (ReadOnlyMemory<byte> rest = segment; !rest.IsEmpty;)
                    {
                        rest = rest[await _socket.SendAsync(rest)..];
                    }
                }

                reader.AdvanceTo(read.Buffer.End);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The other end went away, or this one was disposed: so does the connection.
        }
    }

    private async Task ReceiveAsync(IFrameHandler handler)
    {
        IThreadPoolWorkItem? lastWork = null;
        try
        {
            while (true)
            {
                ReadResult read = await new ReadBeforeWork(_input.ReadAsync(), lastWork);
                if (read.IsCompleted)
                {
                    break;
                }

                SequencePosition rest = TakeFrames(read.Buffer, handler, out lastWork, out int frames);
                _input.AdvanceTo(rest, read.Buffer.End);
                if (frames >= FrameFormat.BatchLength)
                {
                    ThreadPool.UnsafeQueueUserWorkItem(lastWork!, preferLocal: false);
                    lastWork = null;
                    await default(PoolTurn);
                }
            }
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            // As above.
        }

        _socket.Dispose();
    }

    private static SequencePosition TakeFrames(
        ReadOnlySequence<byte> buffer, IFrameHandler handler, out IThreadPoolWorkItem? lastWork, out int frames)
    {
        lastWork = null;
        frames = 0;
        var reader = new SequenceReader<byte>(buffer);
        while (true)
        {
            if (!FrameFormat.TryRead(reader.UnreadSpan, out int id, out ReadOnlySpan<byte> text)
                && !TryReadAcrossSegments(reader, out id, out text))
            {
                return reader.Position;
            }

            if (lastWork is not null)
            {
                ThreadPool.UnsafeQueueUserWorkItem(lastWork, preferLocal: false);
            }

            lastWork = handler.OnFrame(id, text);
            reader.Advance(FrameFormat.HeaderLength + text.Length);
            frames++;
        }
    }

    private static bool TryReadAcrossSegments(SequenceReader<byte> reader, out int id, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (!reader.TryReadLittleEndian(out int length) || !reader.TryReadLittleEndian(out id) || reader.Remaining < length)
        {
            id = 0;
            return false;
        }

        text = reader.UnreadSequence.Slice(0, length).ToArray();
        return true;
    }

    /// <summary>Awaits a read; once it waits, the last work of the one before runs on this thread, so that a lone frame wakes nobody.</summary>
    private readonly struct ReadBeforeWork(ValueTask<ReadResult> read, IThreadPoolWorkItem? work) : ICriticalNotifyCompletion
    {
        private readonly ConfiguredValueTaskAwaitable<ReadResult>.ConfiguredValueTaskAwaiter _read = read.ConfigureAwait(false).GetAwaiter();

        public bool IsCompleted
        {
            get
            {
                if (_read.IsCompleted && work is not null)
                {
                    ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);
                }

                return _read.IsCompleted;
            }
        }

        public ReadBeforeWork GetAwaiter() => this;

        public ReadResult GetResult() => _read.GetResult();

        public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

        public void UnsafeOnCompleted(Action continuation)
        {
            _read.UnsafeOnCompleted(continuation);
            work?.Execute();
        }
    }

    /// <summary>Goes on behind what the pool has to do already.</summary>
    private readonly struct PoolTurn : ICriticalNotifyCompletion
    {
        public bool IsCompleted => false;

        public PoolTurn GetAwaiter() => this;

        public void GetResult()
        {
        }

        public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

        public void UnsafeOnCompleted(Action continuation) =>
            ThreadPool.UnsafeQueueUserWorkItem(static action => action(), continuation, preferLocal: false);
    }
}
