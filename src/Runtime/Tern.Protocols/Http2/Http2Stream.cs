using System.Buffers;

namespace Tern.Protocols.Http2;

/// <summary>One request and its response on a connection. The layer above derives from it, and may use an object again for another stream.</summary>
/// <remarks>
/// <para>Life: a client's stream begins with <see cref="Http2Connection.TryOpen"/> and ends when the response has ended; a server's begins with <see cref="OnHeaders"/> and ends when the
/// response has been written. Either ends early by a reset or with its connection. What an end leaves unsaid is settled by the connection: a server that answers before the request has
/// ended, and a client that is answered so, send RST_STREAM (NO_ERROR).</para>
/// <para>Callbacks: <see cref="OnHeaders"/>, <see cref="OnData"/>, <see cref="OnTrailers"/> and <see cref="OnReset"/> come from the reading loop, one at a time; they must not block and take no
/// lock that is held while calling the connection, and must not throw. <see cref="OnConnectionLost"/>, <see cref="OnWritable"/> and <see cref="OnClosed"/> come from any thread. No lock is held.</para>
/// <para>Reuse: exactly one <see cref="OnClosed"/> comes for every stream that was opened or accepted, last of all callbacks but a late <see cref="OnWritable"/>; from then on the connection does
/// not touch the object. Its own users (a handler that still runs, a caller that writes) must be done with it too before it is used again.</para>
/// </remarks>
internal abstract class Http2Stream
{
    private const int Closed = 1;
    private const int OneHold = 2;

    // Whether the stream is closed, and how many are in the middle of telling it something: the last of them to leave says that it is closed.
    private int _shared;
    private bool _localEnded;

    /// <summary>Number of the stream on its connection.</summary>
    public int Id { get; private set; }

    /// <summary>Whether what is written still goes out. Asked while the output is entered.</summary>
    public bool CanSend => !LocalEnded && !IsClosed;

    /// <summary>Whether the stream has ended or was reset.</summary>
    public bool IsClosed => (Volatile.Read(ref _shared) & Closed) != 0;

    /// <summary>Whether the peer has ended its half.</summary>
    public bool RemoteEnded { get; internal set; }

    /// <summary>Whether this end has ended its half: everything was written, or waits for window.</summary>
    public bool LocalEnded
    {
        get => Volatile.Read(ref _localEnded);
        internal set => Volatile.Write(ref _localEnded, value);
    }

    // Written by the reading loop alone.
    internal bool HeadersReceived;
    internal long ExpectedBytes;
    internal long DataBytes;
    internal long ReceivedBytes;
    internal long TakenBytes;

    // Guarded by the lock of the output.
    internal bool HeadersSent;
    internal long GrantedBytes;
    internal long ConsumedBytes;
    internal long SendWindow;
    internal Http2SendQueue Queue;
    internal bool WantsWritable;
    internal Http2Stream? NextQueued;
    internal Http2Stream? PreviousQueued;
    internal bool IsQueued;
    internal Http2Stream? NextClosed;

    /// <summary>Headers of the request (server) or response (client) have come. Interim responses (1xx) are not shown.</summary>
    /// <param name="headers">Checked by the rules of RFC 9113 section 8; valid during the call.</param>
    /// <param name="endStream">Whether nothing follows: on a client, these are gRPC's trailers-only.</param>
    public abstract void OnHeaders(Http2HeaderList headers, bool endStream);

    /// <summary>Data has come: one DATA frame without its padding, possibly empty. Messages of the layer above may lie across several.</summary>
    /// <param name="data">Valid during the call.</param>
    /// <param name="endStream">Whether nothing follows.</param>
    /// <returns>
    /// Bytes that are done with, for which the peer gets new window. Those that stay in some buffer until a consumer has taken them are left out, and reported by <see cref="Http2Connection.Consumed"/>
    /// later. Parts of a message that is not complete must be among the former once they are copied, or a message larger than the window could never arrive.
    /// </returns>
    public abstract int OnData(ReadOnlySpan<byte> data, bool endStream);

    /// <summary>Trailers have come; nothing follows.</summary>
    public abstract void OnTrailers(Http2HeaderList trailers);

    /// <summary>The stream was reset: by the peer, or by this end's connection because the peer broke a rule on it. Not called for resets by the layer above.</summary>
    /// <param name="code">The reason. <see cref="Http2ErrorCode.RefusedStream"/> says that the peer has done nothing about it.</param>
    /// <param name="byPeer">Whether the peer did it; also if the peer said goodbye before it looked at the stream.</param>
    public abstract void OnReset(Http2ErrorCode code, bool byPeer);

    /// <summary>The connection ended before the stream did.</summary>
    public abstract void OnConnectionLost(Exception error);

    /// <summary>A write that <see cref="Http2Connection.TryBeginWrite"/> turned down may be tried again. May come late or without need.</summary>
    public virtual void OnWritable()
    {
    }

    /// <summary>The connection is done with the object.</summary>
    public abstract void OnClosed();

    /// <summary>Makes the object ready for its life on a connection.</summary>
    internal void Begin(int id, long sendWindow, long receiveWindow, bool isHeld)
    {
        Id = id;
        RemoteEnded = false;
        LocalEnded = false;
        HeadersReceived = false;
        HeadersSent = false;
        ExpectedBytes = -1;
        DataBytes = 0;
        ReceivedBytes = 0;
        TakenBytes = 0;
        ConsumedBytes = 0;
        GrantedBytes = receiveWindow;
        SendWindow = sendWindow;
        WantsWritable = false;
        Volatile.Write(ref _shared, isHeld ? OneHold : 0);
    }

    /// <summary>Keeps the stream from being said to be closed. Under the lock of the table, while the stream is in it.</summary>
    internal void Hold() => Interlocked.Add(ref _shared, OneHold);

    /// <summary>Lets go of the stream; tells whether <see cref="OnClosed"/> is now the caller's to call.</summary>
    internal bool LetGo() => Interlocked.Add(ref _shared, -OneHold) == Closed;

    /// <summary>Closes the stream, under the lock of the table; <see langword="false"/> if somebody else has.</summary>
    /// <param name="notifies">Whether <see cref="OnClosed"/> is the caller's to call.</param>
    internal bool TryClose(out bool notifies)
    {
        int before = Interlocked.Or(ref _shared, Closed);
        notifies = before == 0;
        return (before & Closed) == 0;
    }
}

/// <summary>What a stream has to send and has no window for.</summary>
internal struct Http2SendQueue
{
    private byte[]? _array;
    private int _start;
    private int _end;

    /// <summary>Encoded trailers that stand behind the data.</summary>
    public int TrailerBytes { get; private set; }

    /// <summary>Whether the stream ends behind what is queued.</summary>
    public bool EndsStream { get; set; }

    public readonly bool IsEmpty => _array is null;

    public readonly int DataBytes => _end - _start - TrailerBytes;

    public readonly int Bytes => _end - _start;

    public readonly ReadOnlySpan<byte> Data => _array.AsSpan(_start, DataBytes);

    public readonly ReadOnlySpan<byte> Trailers => _array.AsSpan(_end - TrailerBytes, TrailerBytes);

    public void AddData(ReadOnlySpan<byte> bytes) => Add(bytes);

    public void AddTrailers(ReadOnlySpan<byte> block)
    {
        Add(block);
        TrailerBytes = block.Length;
        EndsStream = true;
    }

    /// <summary>Data was sent.</summary>
    public void Advance(int bytes) => _start += bytes;

    public void Release()
    {
        if (_array is { } array)
        {
            ArrayPool<byte>.Shared.Return(array);
        }

        this = default;
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        if (_array is null || _array.Length - _end < bytes.Length)
        {
            int kept = _end - _start;
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(kept + bytes.Length, 1));
            _array.AsSpan(_start, kept).CopyTo(larger);
            if (_array is { } old)
            {
                ArrayPool<byte>.Shared.Return(old);
            }

            _array = larger;
            _start = 0;
            _end = kept;
        }

        bytes.CopyTo(_array.AsSpan(_end));
        _end += bytes.Length;
    }
}
