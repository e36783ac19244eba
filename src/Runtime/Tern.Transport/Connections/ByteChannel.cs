using System.Security.Cryptography.X509Certificates;

namespace Tern.Transport;

/// <summary>What a connection needs from the socket, TLS stream or memory below it: raw bytes, one receive and one send at a time.</summary>
internal abstract class ByteChannel
{
    public virtual X509Certificate2? RemoteCertificate => null;

    public virtual string? ApplicationProtocol => null;

    /// <summary>Whether bytes have arrived that nobody has received; closing over them would make TCP reset the connection.</summary>
    public abstract bool HasUnreceivedBytes { get; }

    /// <summary>Receives at least one byte into the buffer, which must not be empty; 0 means that the peer ended its side.</summary>
    public abstract ValueTask<int> ReceiveAsync(Memory<byte> buffer);

    /// <summary>Sends at least one byte of the buffer, which must not be empty, and says how many.</summary>
    public abstract ValueTask<int> SendAsync(ReadOnlyMemory<byte> buffer);

    /// <summary>Ends the sending side; the peer sees the end after everything that was sent.</summary>
    public abstract ValueTask ShutdownSendAsync();

    /// <summary>Closes both directions and ends pending operations with an exception. Safe from any thread, any number of times.</summary>
    /// <param name="hard">Whether the peer is told by a reset, where there is one, and unsent bytes are dropped.</param>
    public abstract void Close(bool hard);
}
