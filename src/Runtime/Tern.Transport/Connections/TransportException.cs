namespace Tern.Transport;

/// <summary>A connection cannot be read or written any more, or a listener could not be bound.</summary>
/// <param name="reason">Why the connection ended.</param>
/// <param name="message">What happened, in a sentence.</param>
/// <param name="innerException">The error of the socket or of TLS, or the cause given to <see cref="TransportConnection.Abort(Exception?)"/>.</param>
public sealed class TransportException(ConnectionCloseReason reason, string message, Exception? innerException = null)
    : IOException(message, innerException)
{
    /// <summary>Why the connection ended.</summary>
    public ConnectionCloseReason Reason { get; } = reason;
}
