using System.Net;
using System.Net.Sockets;

namespace Tern.Server.Tests.Stress;

/// <summary>Passes TCP connections on to a server, and resets one when it is told to.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Link> _links = [];
    private readonly Task _accepting;
    private int _cuts;

    public CuttingProxy(int port)
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        _accepting = AcceptAsync(port);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>How many connections were reset.</summary>
    public int Cuts => Volatile.Read(ref _cuts);

    /// <summary>Resets one connection, if there is one.</summary>
    public void CutOne(Random random)
    {
        lock (_links)
        {
            if (_links.Count > 0)
            {
                // Counted first: whoever loses a call to it must find it counted.
                Interlocked.Increment(ref _cuts);
                int index = random.Next(_links.Count);
                _links[index].Reset();
                _links.RemoveAt(index);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _accepting;
        lock (_links)
        {
            foreach (Link link in _links)
            {
                link.Reset();
            }
        }
    }

    private async Task AcceptAsync(int port)
    {
        try
        {
            while (true)
            {
                Socket client = await _listener.AcceptAsync();
                var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                await server.ConnectAsync(IPAddress.Loopback, port);
                var link = new Link(client, server);
                lock (_links)
                {
                    _links.Add(link);
                }

                link.Start();
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The proxy is disposed.
        }
    }

    private sealed class Link(Socket client, Socket server)
    {
        public void Start()
        {
            client.NoDelay = true;
            server.NoDelay = true;
            _ = PassAsync(client, server);
            _ = PassAsync(server, client);
        }

        public void Reset()
        {
            client.LingerState = new LingerOption(true, 0);
            server.LingerState = new LingerOption(true, 0);
            client.Dispose();
            server.Dispose();
        }

        private static async Task PassAsync(Socket from, Socket to)
        {
            byte[] buffer = new byte[64 * 1_024];
            try
            {
                int length;
                while ((length = await from.ReceiveAsync(buffer)) > 0)
                {
                    for (int sent = 0; sent < length;)
                    {
                        sent += await to.SendAsync(buffer.AsMemory(sent, length - sent));
                    }
                }

                to.Shutdown(SocketShutdown.Send);
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // One of the ends is gone; the other direction ends by itself.
            }
        }
    }
}
