using System.Net.Sockets;

namespace Tern.Transport.Sockets;

/// <summary>The file of a Unix socket, which outlives the process that made it.</summary>
internal static class UnixSocketFile
{
    // What open(2) answers for a socket file.
    private const int NoSuchDevice = 6;

    /// <summary>Removes a socket file that nobody listens on. Every other file stays, and binding then says that the address is in use.</summary>
    public static void RemoveIfStale(string path)
    {
        if (!Path.Exists(path) || !IsSocket(path))
        {
            return;
        }

        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            probe.Connect(new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused)
        {
            File.Delete(path);
        }
        catch (SocketException)
        {
            // Full backlog or no permission: somebody owns it.
        }
    }

    // Connecting to a plain file is refused as well, so the answer to connect alone does not tell a dead socket.
    private static bool IsSocket(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            // There a socket is a reparse point, and connecting to a plain file is another error than a refusal.
            return true;
        }

        try
        {
            // For reading and writing, so that a FIFO does not block the open.
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            return false;
        }
        catch (IOException e)
        {
            return e.HResult == NoSuchDevice;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
