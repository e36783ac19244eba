using System.IO.Pipelines;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>The client's end of one connection that carries Thrift calls.</summary>
/// <remarks>Thread-safe.</remarks>
internal abstract class ThriftClientConnection : ClientConnection
{
    private readonly RequestWriter _requests;

    /// <summary>Creates the client's end; the derived class starts reading.</summary>
    /// <param name="pipe">The connection.</param>
    /// <param name="requests">Writes requests in the channel's protocol.</param>
    /// <param name="options">Limits.</param>
    /// <param name="peer">The other end.</param>
    /// <param name="abort">Ends the pipe hard: a connection here knows no socket.</param>
    protected ThriftClientConnection(IDuplexPipe pipe, RequestWriter requests, ClientConnectionOptions options, RpcPeer peer, Action<Exception?> abort)
        : base(options, peer, abort)
    {
        Input = pipe.Input;
        _requests = requests;
        Scanner = new ThriftFrameScanner(requests.Format.MaxMessageBytes);
        Output = new ConnectionOutput(pipe.Output, options.MaxQueuedBytes, options.TimeProvider, Close, WatchSend);
    }

    /// <summary>State of reading; a field, because it changes where it stands.</summary>
    protected ThriftFrameScanner Scanner;

    protected PipeReader Input { get; }

    protected ConnectionOutput Output { get; }

    protected RequestFormat Format => _requests.Format;

    /// <summary>Whether a send goes out on the caller's thread at once.</summary>
    protected abstract bool SendsInline { get; }

    /// <summary>Sends a call whose reply will complete it.</summary>
    /// <exception cref="RpcException">The call was not sent.</exception>
    /// <exception cref="WireFormatException">The arguments cannot be written.</exception>
    public void Send<TArguments, TReply>(PendingCall call, MethodCodec<TArguments, TReply> method, in TArguments arguments, in RequestMetadata metadata)
        where TArguments : struct, IRpcArguments
    {
        call.Connection = this;
        Admit(call);
        bool entered = false;
        try
        {
            if (!Output.TryEnter(out OutputBuffer buffer))
            {
                throw NotSent("the connection was closed", null);
            }

            entered = true;
            CheckRoom(buffer);
            _requests.Write(buffer, method, arguments, call.SequenceId, metadata);
        }
        catch when (!TryClaim(call))
        {
            // Somebody else has ended the call, and its caller will see that failure.
            return;
        }
        finally
        {
            if (entered)
            {
                Output.Exit(SendsInline);
            }
        }

        if (call.DeadlineTimestamp != CallContext.NoDeadline)
        {
            ArmTimer(call.DeadlineTimestamp);
        }
    }

    /// <summary>Sends a one-way call.</summary>
    /// <inheritdoc cref="Send{TArguments, TReply}(PendingCall, MethodCodec{TArguments, TReply}, in TArguments, in RequestMetadata)"/>
    public void SendOneWay<TArguments, TReply>(MethodCodec<TArguments, TReply> method, in TArguments arguments, int sequenceId, in RequestMetadata metadata)
        where TArguments : struct, IRpcArguments
    {
        if (!Output.TryEnter(out OutputBuffer buffer))
        {
            throw NotSent("the connection was closed", null);
        }

        try
        {
            CheckRoom(buffer);
            _requests.Write(buffer, method, arguments, sequenceId, metadata);
        }
        finally
        {
            Output.Exit(SendsInline);
        }
    }

    /// <inheritdoc/>
    public override Task DrainOutputAsync() => Output.WhenDrainedAsync();

    /// <summary>Lets a call wait on this connection and gives it its sequence id.</summary>
    protected abstract void Admit(PendingCall call);

    protected override void CloseOutput(Exception? error) => Output.Close();

    protected override void CheckTimeouts()
    {
        long started = Output.SendStarted;
        if (started == 0)
        {
            return;
        }

        if (TimeProvider.GetElapsedTime(started) >= Options.WriteTimeout)
        {
            Close(new IOException($"The peer has not read for {Options.WriteTimeout.TotalSeconds:0.###} s."));
        }
        else
        {
            WatchSend(started);
        }
    }

    private void CheckRoom(OutputBuffer buffer)
    {
        if (IsLeaving)
        {
            throw NotSent("the connection is about to be closed", null);
        }

        if (buffer.Length > Options.MaxQueuedBytes)
        {
            throw new RpcException(
                RpcStatusCode.ResourceExhausted,
                $"{buffer.Length} bytes wait to be sent to {Peer.Address}; the limit is {Options.MaxQueuedBytes}. The peer does not read as fast as it is called.");
        }
    }

    // Called when a send does not end at once: a peer that stops reading must not be noticed only when the time of some call is over.
    private void WatchSend(long started) =>
        ArmTimer(started + (long)(Options.WriteTimeout.TotalSeconds * TimeProvider.TimestampFrequency));
}
