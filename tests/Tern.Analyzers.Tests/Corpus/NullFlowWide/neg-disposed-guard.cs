// case: neg-disposed-guard
// category: negative-guards
// rationale: fields go null on dispose, but every use first passes a guard helper that throws, or swaps the field out before it uses it
// csc: silent

using System.Diagnostics.CodeAnalysis;

namespace NullSafety.NegDisposedGuard;

public sealed class Handle
{
    public int Releases { get; private set; }

    public int Seek(int position) => position / 2;

    public void Release() => Releases++;
}

public sealed class Volume : IDisposable
{
    private Handle? _handle = new();
    private string _label = "data";

    public int Seek(int position)
    {
        ThrowIfClosed();
        return _handle.Seek(position);
    }

    public int LabelWidth()
    {
        ObjectDisposedException.ThrowIf(_label is null, this);
        return _label.Length;
    }

    public int SeekOpen(int position)
    {
        Handle handle = _handle ?? Reopen();
        return handle.Seek(position);
    }

    public void Dispose()
    {
        Handle? handle = Interlocked.Exchange(ref _handle, null);
        _label = null!;
        if (handle != null)
        {
            handle.Release();
        }
    }

    private Handle Reopen()
    {
        _label = "reopened";
        return _handle = new Handle();
    }

    [MemberNotNull(nameof(_handle))]
    private void ThrowIfClosed()
    {
        if (_handle == null)
        {
            throw new ObjectDisposedException(nameof(Volume));
        }
    }
}

public static class Case
{
    public static void DemoOpen()
    {
        using var volume = new Volume();
        volume.Seek(10);
        volume.LabelWidth();
    }

    public static void DemoClosedTwice()
    {
        var volume = new Volume();
        volume.Dispose();
        volume.Dispose();
        try
        {
            volume.Seek(1);
            volume.LabelWidth();
        }
        catch (ObjectDisposedException)
        {
            volume.SeekOpen(1);
        }

        volume.LabelWidth();
    }
}
