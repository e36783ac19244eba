using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Tern.Governance.Discovery;

/// <summary>Asks DNS servers for service records: over UDP, and over TCP where the answer is too long for it (RFC 1035, 4.2).</summary>
internal sealed class DnsClient(IReadOnlyList<IPEndPoint> servers, TimeProvider? timeProvider = null)
{
    private const int Rounds = 2;
    private const int LongestUdp = 4_096;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <exception cref="InvalidOperationException">No server answers, or the name does not exist; the message says which.</exception>
    public async ValueTask<DnsAnswer<DnsServiceRecord>> FindServicesAsync(string name, CancellationToken cancellationToken)
    {
        if (servers.Count == 0)
        {
            throw new InvalidOperationException("The system names no DNS server.");
        }

        byte[] query = DnsMessage.Query((ushort)RandomNumberGenerator.GetInt32(65_536), name);
        Exception? last = null;
        for (int round = 0; round < Rounds; round++)
        {
            foreach (IPEndPoint server in servers)
            {
                try
                {
                    return await AskAsync(server, query, name, cancellationToken).ConfigureAwait(false);
                }
                catch (Exception exception) when (exception is SocketException or OperationCanceledException or FormatException or EndOfStreamException && !cancellationToken.IsCancellationRequested)
                {
                    last = exception;
                }
            }
        }

        throw new InvalidOperationException($"No DNS server has answered for {name}: {last?.Message}", last);
    }

    private async Task<DnsAnswer<DnsServiceRecord>> AskAsync(IPEndPoint server, byte[] query, string name, CancellationToken cancellationToken)
    {
        using CancellationTokenSource patience = new(s_patience, timeProvider ?? TimeProvider.System);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        byte[] answer = await AskByUdpAsync(server, query, either.Token).ConfigureAwait(false);
        return DnsMessage.IsTruncated(answer)
            ? DnsMessage.ReadServices(await AskByTcpAsync(server, query, either.Token).ConfigureAwait(false), query, name)
            : DnsMessage.ReadServices(answer, query, name);
    }

    private static async Task<byte[]> AskByUdpAsync(IPEndPoint server, byte[] query, CancellationToken cancellationToken)
    {
        // Connected: the system drops what comes from others.
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(server, cancellationToken).ConfigureAwait(false);
        await socket.SendAsync(query, SocketFlags.None, cancellationToken).ConfigureAwait(false);
        byte[] buffer = new byte[LongestUdp];
        while (true)
        {
            int length = await socket.ReceiveAsync(buffer, SocketFlags.None, cancellationToken).ConfigureAwait(false);
            if (DnsMessage.Answers(buffer.AsSpan(0, length), query))
            {
                return buffer[..length];
            }
        }
    }

    private static async Task<byte[]> AskByTcpAsync(IPEndPoint server, byte[] query, CancellationToken cancellationToken)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server, cancellationToken).ConfigureAwait(false);
        await using var stream = new NetworkStream(socket);
        byte[] framed = new byte[query.Length + sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)query.Length);
        query.CopyTo(framed, sizeof(ushort));
        await stream.WriteAsync(framed, cancellationToken).ConfigureAwait(false);
        byte[] prefix = new byte[sizeof(ushort)];
        await stream.ReadExactlyAsync(prefix, cancellationToken).ConfigureAwait(false);
        byte[] answer = new byte[BinaryPrimitives.ReadUInt16BigEndian(prefix)];
        await stream.ReadExactlyAsync(answer, cancellationToken).ConfigureAwait(false);
        return DnsMessage.Answers(answer, query) ? answer : throw new FormatException($"The DNS server {server} has answered another question.");
    }
}
