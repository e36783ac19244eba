using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Tern.Transport.Tls;

/// <summary>The socket below a TLS stream. It knows when TLS is at work on received bytes and when it merely waits for more.</summary>
/// <remarks>
/// SslStream locks its session for reads and writes but not for its goodbye (SSL_shutdown), which even takes received records away from
/// a read that is being processed. So the goodbye waits until no read is at work. A read that waits for the network is not at work.
/// </remarks>
internal sealed class TlsSocketStream(Socket socket) : NetworkStream(socket, ownsSocket: false)
{
    private readonly SemaphoreSlim _work = new(1, 1);
    private bool _connected;

    /// <summary>From now on reads come from <see cref="TlsChannel"/> and hold the work.</summary>
    public void HandshakeDone() => _connected = true;

    public Task StartWorkAsync() => _work.WaitAsync();

    public void EndWork() => _work.Release();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = base.ReadAsync(buffer, cancellationToken);
        return read.IsCompleted || !_connected ? read : WaitAsync(read);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> WaitAsync(ValueTask<int> read)
    {
        EndWork();
        try
        {
            return await read.ConfigureAwait(false);
        }
        finally
        {
            await StartWorkAsync().ConfigureAwait(false);
        }
    }
}
