// case: closure-upload-progress
// category: closures
// rationale: a callback registered during an upload reads a captured local that the method has cleared, another callback clears what the body still reads
// csc: none

#nullable enable
namespace NullSafety.UploadProgress;

public sealed class Upload
{
    public Upload(string file) => File = file;

    public string File { get; }

    public long Bytes { get; private set; }

    public void Push(int count) => Bytes += count;
}

public sealed class Notifier
{
    private readonly List<Action> _pending = new();

    public void Later(Action callback) => _pending.Add(callback);

    public void Flush()
    {
        foreach (var callback in _pending)
        {
            callback();
        }

        _pending.Clear();
    }
}

public sealed class Uploader
{
    private readonly Notifier _notifier;
    private readonly List<string> _log = new();

    public Uploader(Notifier notifier) => _notifier = notifier;

    public void Send(string file, params int[] chunks)
    {
        Upload current = new Upload(file);
        _notifier.Later(() => _log.Add(current.File + " done")); // want: null-deref
        Array.ForEach(chunks, current.Push);
        current = null!; // let the buffers go
        _notifier.Flush();
    }

    public void SendNamed(string file, params int[] chunks)
    {
        Upload current = new Upload(file);
        string name = current.File;
        _notifier.Later(() => _log.Add(name + " done"));
        Array.ForEach(chunks, current.Push);
        current = null!;
        _notifier.Flush();
    }

    public long SendCancellable(string file, int limit, int chunk)
    {
        Upload active = new Upload(file);
        Action cancel = () => active = null!;
        active.Push(chunk);
        if (chunk > limit)
        {
            cancel();
        }

        return active.Bytes; // want: null-deref
    }

    public long SendStoppable(string file, int limit, int chunk)
    {
        Upload active = new Upload(file);
        bool stopped = false;
        Action stop = () => stopped = true;
        active.Push(chunk);
        if (chunk > limit)
        {
            stop();
        }

        return stopped ? -1 : active.Bytes;
    }
}

public static class Case
{
    public static void DemoCleared() => new Uploader(new Notifier()).Send("a.bin", 10, 20);
    public static void DemoCancelled() => new Uploader(new Notifier()).SendCancellable("a.bin", 100, 500);
    public static void DemoNamed() => new Uploader(new Notifier()).SendNamed("a.bin", 10);
    public static void DemoStopped() => new Uploader(new Notifier()).SendStoppable("a.bin", 100, 500);
}
