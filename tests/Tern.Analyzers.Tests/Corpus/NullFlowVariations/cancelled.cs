// Functions that run when somebody cancels.
using System.Collections.Generic;
using System.Threading;

namespace Variations.Cancelled;

public sealed class Upload
{
    private readonly CancellationTokenSource _stop = new();
    private List<string>? _parts = new();

    public Upload() => _stop.Token.Register(Release);

    public int Stop()
    {
        _stop.Cancel();
        return _parts!.Count; // want: null-deref
    }

    public int StopAndAsk()
    {
        _stop.Cancel();
        return _parts?.Count ?? 0;
    }

    public int Count() => _parts!.Count;

    private void Release() => _parts = null;
}

public sealed class Stream
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenRegistration _cleaning;
    private List<string>? _buffer = new();

    public Stream() => _cleaning = _stop.Token.Register(() => _buffer = null);

    public int Finish()
    {
        _cleaning.Dispose();
        _stop.Cancel();
        return _buffer!.Count;
    }
}

public sealed class Session
{
    private readonly CancellationTokenSource _stop = new();
    private List<string>? _users = new() { "a" };

    public Session() => _stop.Token.Register(Leave);

    public int Left { get; private set; }

    public void Stop() => _stop.Cancel();

    private void Leave()
    {
        Left += _users!.Count;
        _users = null;
    }
}

public static class Case
{
    public static int Demo1() => new Upload().Stop();

    public static int Demo2()
    {
        var upload = new Upload();
        return upload.Count() + upload.StopAndAsk();
    }

    public static int Demo3() => new Stream().Finish();

    public static int Demo4()
    {
        var session = new Session();
        session.Stop();
        session.Stop();
        return session.Left;
    }

    public static int Demo5()
    {
        using var source = new CancellationTokenSource();
        string? name = "a";
        using (source.Token.Register(() => name = null))
        {
            source.Cancel();
        }

        return name!.Length; // want: null-deref
    }
}
