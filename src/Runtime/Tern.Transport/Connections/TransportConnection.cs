using System.IO.Pipelines;
using System.Security.Cryptography.X509Certificates;

namespace Tern.Transport;

/// <summary>One connection as a pair of pipes, whatever carries it: TCP, TLS, a Unix socket or memory.</summary>
/// <remarks>
/// <para>
/// Reading: a peer that ends its side gives a result with <c>IsCompleted</c>; a broken connection throws <see cref="TransportException"/>.
/// <c>ReadAtLeastAsync</c> waits for all its bytes without waking the caller in between.
/// </para>
/// <para>
/// Writing: <c>Output.WriteAsync</c> sends straight from the caller's memory when nothing is buffered and the token cannot be
/// cancelled; the memory must stay untouched until the call has completed, and only an abort ends such a write early.
/// <c>Output.CompleteAsync</c> ends the sending side (half-close); completing it with an exception aborts the connection.
/// </para>
/// <para>
/// One reader and one writer at a time. <see cref="Abort(Exception?)"/>, <see cref="DisposeAsync"/> and the properties are safe from any thread.
/// </para>
/// </remarks>
public abstract class TransportConnection : IDuplexPipe, IAsyncDisposable
{
    private protected TransportConnection(string localAddress, string remoteAddress)
    {
        LocalAddress = localAddress;
        RemoteAddress = remoteAddress;
    }

    /// <summary>What the peer sends.</summary>
    public abstract PipeReader Input { get; }

    /// <summary>What is sent to the peer.</summary>
    public abstract PipeWriter Output { get; }

    /// <summary>Address of this end, for instance <c>tcp://127.0.0.1:8888</c>.</summary>
    public string LocalAddress { get; }

    /// <summary>Address of the peer, for instance <c>tcp://10.0.0.7:41234</c>.</summary>
    public string RemoteAddress { get; }

    /// <summary>Certificate that the peer presented and that was accepted, or <see langword="null"/>.</summary>
    public virtual X509Certificate2? RemoteCertificate => null;

    /// <summary>Protocol that TLS agreed on (ALPN), or <see langword="null"/>.</summary>
    public virtual string? ApplicationProtocol => null;

    /// <summary>First cause of the end of this connection; <see cref="ConnectionCloseReason.None"/> while it is open.</summary>
    public abstract ConnectionCloseReason CloseReason { get; }

    /// <summary>Error that came with <see cref="CloseReason"/>, or <see langword="null"/>.</summary>
    public abstract Exception? CloseError { get; }

    /// <summary>Breaks the connection off: what is not sent yet is lost, pending reads and writes end with <see cref="TransportException"/>.</summary>
    /// <remarks>May be called from any thread and any number of times; the first cause is kept.</remarks>
    /// <param name="cause">Kept in <see cref="CloseError"/>.</param>
    public void Abort(Exception? cause = null) => Abort(ConnectionCloseReason.Aborted, cause);

    /// <summary>Breaks the connection off for a reason other than <see cref="ConnectionCloseReason.Aborted"/>.</summary>
    /// <param name="reason">Kept in <see cref="CloseReason"/> unless another cause came first.</param>
    /// <param name="cause">Kept in <see cref="CloseError"/>.</param>
    public abstract void Abort(ConnectionCloseReason reason, Exception? cause);

    /// <summary>Closes the connection in an orderly way: sends what is written, ends the sending side, closes. A pending read ends with <c>IsCompleted</c>.</summary>
    /// <remarks>Waits as long as the peer does not take what is written; <see cref="Abort(Exception?)"/> ends that wait. Never throws.</remarks>
    public abstract ValueTask DisposeAsync();
}
