using System.Collections.Concurrent;
using System.Text;
using Tern.Protocols.Http2;

namespace Tern.Protocols.Tests.Http2;

/// <summary>A stream that keeps what happens to it. As a server's it answers with what it was sent, unless a test wants otherwise.</summary>
internal sealed class TestStream(Http2Link link) : Http2Stream, IThreadPoolWorkItem
{
    private static readonly Http2HeaderBlock s_headers = new((":status", "200"), ("content-type", "application/grpc"));
    private static readonly Http2HeaderBlock s_trailers = new(("grpc-status", "0"));

    private readonly MemoryStream _body = new();
    private int _unread;

    public TaskCompletionSource Opened { get; } = New();

    public TaskCompletionSource Ended { get; } = New();

    public TaskCompletionSource<(Http2ErrorCode Code, bool ByPeer)> WasReset { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource<Exception> Lost { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource WasClosed { get; } = New();

    public ConcurrentQueue<string> Events { get; } = new();

    public List<(string Name, string Value)> Headers { get; } = [];

    public List<(string Name, string Value)> Trailers { get; } = [];

    public SemaphoreSlim Writable { get; } = new(0);

    public int TimesClosed { get; private set; }

    public byte[] Body => _body.ToArray();

    public override void OnHeaders(Http2HeaderList headers, bool endStream)
    {
        Events.Enqueue(endStream ? "headers." : "headers");
        Copy(headers, Headers);
        Opened.TrySetResult();
        if (endStream)
        {
            End();
        }
    }

    public override int OnData(ReadOnlySpan<byte> data, bool endStream)
    {
        Events.Enqueue(endStream ? "data." : "data");
        lock (_body)
        {
            _body.Write(data);
        }

        int taken = link.TakesData ? data.Length : 0;
        Interlocked.Add(ref _unread, data.Length - taken);
        if (endStream)
        {
            End();
        }

        return taken;
    }

    public override void OnTrailers(Http2HeaderList trailers)
    {
        Events.Enqueue("trailers");
        Copy(trailers, Trailers);
        End();
    }

    public override void OnReset(Http2ErrorCode code, bool byPeer)
    {
        Events.Enqueue($"reset {code}");
        Assert.True(WasReset.TrySetResult((code, byPeer)));
    }

    public override void OnConnectionLost(Exception error)
    {
        Events.Enqueue("lost");
        Assert.True(Lost.TrySetResult(error));
    }

    public override void OnWritable() => Writable.Release();

    public override void OnClosed()
    {
        Events.Enqueue("closed");
        TimesClosed++;
        WasClosed.TrySetResult();
    }

    /// <summary>Takes what was left unread.</summary>
    public void Consume() => link.Connection.Consumed(this, Interlocked.Exchange(ref _unread, 0));

    public void Answer()
    {
        if (link.Connection.TryEnter(out OutputBuffer buffer))
        {
            bool isWritten = link.Connection.WriteHeaders(buffer, this, s_headers, endStream: false);
            WriteData(buffer, Body, endStream: false);
            if (!(link.Connection.WriteHeaders(buffer, this, s_trailers, endStream: true) && isWritten))
            {
                // The peer takes no headers of this size.
                link.Connection.WriteReset(buffer, this, Http2ErrorCode.InternalError);
            }

            link.Connection.Exit(inline: true);
        }
    }

    public void WriteData(OutputBuffer buffer, ReadOnlySpan<byte> data, bool endStream)
    {
        int mark = Http2Connection.BeginData(buffer);
        data.CopyTo(buffer.GetSpan(data.Length));
        buffer.Advance(data.Length);
        link.Connection.EndData(buffer, this, mark, endStream);
    }

    void IThreadPoolWorkItem.Execute() => Answer();

    private void End()
    {
        Ended.TrySetResult();
        link.OnEnded?.Invoke(this);
    }

    private static void Copy(Http2HeaderList headers, List<(string Name, string Value)> copy)
    {
        foreach (Http2Header header in headers)
        {
            copy.Add((Encoding.UTF8.GetString(header.Name), Encoding.UTF8.GetString(header.Value)));
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
