// case: neg-ftp-transfer
// category: negative-retry
// rationale: retry loops, async initialisation and completion sources that always deliver
// csc: false-positive

using System;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegFtpTransfer;

internal sealed class Connection(int port)
{
    public int Port { get; } = port;
    public Task<string> ListAsync() => Task.FromResult("a b");
}

internal sealed class FtpClient
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly TaskCompletionSource<Connection> _ready = new();
    private Connection? _connection;
    private Exception? _lastError;
    private static Connection Dial(int attempt) => attempt > 1 ? new Connection(21) : throw new TimeoutException();

    public int Connect()
    {
        Connection? made = null;
        for (int attempt = 0; made == null; attempt++)
        {
            try { made = Dial(attempt); }
            catch (TimeoutException e) { _lastError = e; }
        }

        return made.Port;
    }

    public int ConnectLimited(int limit)
    {
        Connection made;
        int attempt = 0;
        while (true)
        {
            try
            {
                made = Dial(attempt++);
                break;
            }
            catch (TimeoutException e) when (attempt < limit)
            {
                _lastError = e;
            }
            catch (TimeoutException e)
            {
                throw new InvalidOperationException("gave up", _lastError ?? e);
            }
        }

        return made.Port + (attempt > 9 ? _lastError!.Message.Length : 0);
    }

    private async Task EnsureAsync()
    {
        if (_connection != null) return;
        await _gate.WaitAsync();
        try
        {
            _connection ??= new Connection(Connect());
            _ready.TrySetResult(_connection);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task<int> ListAsync()
    {
        await EnsureAsync();
        var names = await _connection.ListAsync(); // csc-false
        return names.Split(' ').Length + (await _ready.Task).Port;
    }
}

public static class Demos
{
    public static void DemoConnect() => new FtpClient().Connect();
    public static void DemoLimited() => new FtpClient().ConnectLimited(5);
    public static Task DemoList() => new FtpClient().ListAsync();
}
