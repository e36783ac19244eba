using Microsoft.Extensions.Logging;

namespace Tern.Transport.Tls;

/// <summary>What was made of one or two files, made anew when their contents change. Looking happens on use, so nothing runs in the background.</summary>
/// <remarks>
/// Contents are compared rather than time stamps: those miss a file that is a link whose target was exchanged, which is how Kubernetes
/// replaces secrets. Thread-safe.
/// </remarks>
internal sealed class ReloadingFiles<T>
    where T : class
{
    private readonly string[] _paths;
    private readonly Func<byte[][], T> _load;
    private readonly TimeSpan _interval;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private byte[][] _seen;
    private T _current;
    private long _lookedAt;
    private bool _unreadable;

    /// <exception cref="TransportException">The files cannot be used.</exception>
    public ReloadingFiles(string[] paths, Func<byte[][], T> load, TimeSpan interval, TimeProvider timeProvider, ILogger logger)
    {
        _paths = paths;
        _load = load;
        _interval = interval;
        _timeProvider = timeProvider;
        _logger = logger;
        _lookedAt = timeProvider.GetTimestamp();
        try
        {
            _seen = Read();
            _current = load(_seen);
        }
        catch (Exception e)
        {
            throw new TransportException(ConnectionCloseReason.TlsFailure, $"Cannot use {Names} for TLS: {e.Message}", e);
        }
    }

    public T Current
    {
        get
        {
            // One thread looks; the others go on with what there is.
            if (_gate.TryEnter())
            {
                try
                {
                    if (_timeProvider.GetElapsedTime(_lookedAt) >= _interval)
                    {
                        _lookedAt = _timeProvider.GetTimestamp();
                        Look();
                    }
                }
                finally
                {
                    _gate.Exit();
                }
            }

            return Volatile.Read(ref _current);
        }
    }

    private string Names => string.Join(" and ", _paths);

    private void Look()
    {
        try
        {
            var contents = Read();
            _unreadable = false;
            if (IsSeen(contents))
            {
                return;
            }

            // Remembered before loading: bad contents are reported once, not at every look.
            _seen = contents;
            Volatile.Write(ref _current, _load(contents));
            TransportLog.CertificateReloaded(_logger, Names);
        }
        catch (Exception e)
        {
            var again = e is IOException or UnauthorizedAccessException && _unreadable;
            _unreadable = e is IOException or UnauthorizedAccessException;
            if (!again)
            {
                TransportLog.CertificateNotReloaded(_logger, Names, e);
            }
        }
    }

    private byte[][] Read()
    {
        var contents = new byte[_paths.Length][];
        for (var i = 0; i < contents.Length; i++)
        {
            contents[i] = File.ReadAllBytes(_paths[i]);
        }

        return contents;
    }

    private bool IsSeen(byte[][] contents)
    {
        for (var i = 0; i < contents.Length; i++)
        {
            if (!contents[i].AsSpan().SequenceEqual(_seen[i]))
            {
                return false;
            }
        }

        return true;
    }
}
