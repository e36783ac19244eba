namespace Tern.Protocols;

/// <summary>One TTHeader stream on either end: sends messages as data frames and counts those that wait for their consumer.</summary>
internal abstract class TTStream(TTStreamLink link, int id, RpcMethod method) : IStreamHost
{
    private readonly TTStreamTemplates _templates = TTStreamTemplates.Of(method);
    private int _buffered;
    private bool _hasSentSinceArrival;
    private volatile bool _isOver;

    public int Id => id;

    public RpcMethod Method => method;

    /// <summary>Weight of the messages that wait.</summary>
    public int Buffered => Volatile.Read(ref _buffered);

    /// <summary>Whether the stream has ended on the wire: nothing more is sent, and what comes means nothing. Set under the output's lock where a frame ends it.</summary>
    public bool IsOver
    {
        get => _isOver;
        protected set => _isOver = value;
    }

    protected TTStreamLink Link => link;

    protected TTStreamTemplates Templates => _templates;

    /// <inheritdoc/>
    public ValueTask SendAsync(bool isLast)
    {
        if (link.Output.IsFull)
        {
            return SendLaterAsync(isLast);
        }

        Send(isLast);
        return default;
    }

    /// <inheritdoc/>
    public void Consumed(int weight)
    {
        Interlocked.Add(ref _buffered, -weight);
        link.NoteRoom(this);
    }

    /// <summary>The consumer takes no messages.</summary>
    public abstract void FailStalled(string reason);

    /// <summary>Hands over one message; <see langword="true"/> if its consumer must be woken.</summary>
    protected abstract bool Deliver(ReadOnlySpan<byte> message, int weight);

    /// <summary>Writes the message that is being sent.</summary>
    protected abstract void WriteMessage(OutputBuffer buffer);

    /// <summary>Writes what must stand before the first message.</summary>
    protected virtual void WriteBefore(OutputBuffer buffer)
    {
    }

    /// <summary>Writes what follows the last message at once.</summary>
    protected virtual void WriteBehindLast(OutputBuffer buffer)
    {
    }

    /// <summary>A data frame has come; <see langword="true"/> if the consumer must be woken.</summary>
    protected bool OnData(ReadOnlySpan<byte> message)
    {
        _hasSentSinceArrival = false;
        int weight = message.Length + TTStreamLimits.MessageOverhead;
        int buffered = Interlocked.Add(ref _buffered, weight);
        bool mustWake = Deliver(message, weight);
        if (buffered > link.Limits.ReceiveBytesOf(link.Count))
        {
            link.NoteFull(this);
        }

        return mustWake;
    }

    private async ValueTask SendLaterAsync(bool isLast)
    {
        while (link.Output.IsFull && !_isOver)
        {
            await link.Output.WhenDrainedAsync().ConfigureAwait(false);
        }

        Send(isLast);
    }

    private void Send(bool isLast)
    {
        if (!link.Output.TryEnter(out OutputBuffer buffer))
        {
            throw Ended();
        }

        // A lone stream that answers what has just come gains nothing from waiting for more; one that sends on its own does.
        bool inline = !_hasSentSinceArrival && link.Count <= 1;
        _hasSentSinceArrival = true;
        int start = buffer.Length;
        try
        {
            if (_isOver)
            {
                throw Ended();
            }

            WriteBefore(buffer);
            start = TTStreamWriter.BeginData(buffer, id, _templates);
            WriteMessage(buffer);
            TTStreamWriter.EndData(buffer, start, link.Limits.MaxMessageBytes);
            if (isLast)
            {
                WriteBehindLast(buffer);
            }
        }
        catch
        {
            buffer.Truncate(start);
            throw;
        }
        finally
        {
            link.Output.Exit(inline);
        }
    }

    private OperationCanceledException Ended() => new($"The stream of {method.FullName} has ended.");
}
