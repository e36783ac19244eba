// case: dispose-film-projector
// category: use after Dispose
// rationale: Dispose nulls the reel and the lamp, and the projector is used once more
// csc: none

namespace NullSafety.FilmProjector;

public sealed record Reel(string Title, int Frames);

public sealed class Lamp
{
    private int _hours;

    public void Burn() => _hours++;
}

public sealed class Projector : IDisposable
{
    private Reel _reel;
    private Lamp _lamp = new();
    private bool _disposed;

    public Projector(Reel reel) => _reel = reel;

    public bool IsThreaded => _reel is not null;

    public string Title => _reel.Title; // want: null-deref

    public void Show(int times)
    {
        while (times-- > 0)
        {
            _lamp.Burn(); // want: null-deref
        }
    }

    public bool TryShow()
    {
        if (_disposed)
        {
            return false;
        }

        _lamp.Burn();
        return true;
    }

    public int Remaining(int shown)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _reel.Frames - shown;
    }

    public int FramesOrZero() => IsThreaded ? _reel.Frames : 0;

    public void Dispose()
    {
        _disposed = true;
        _reel = null!;
        _lamp = null!;
    }
}

public static class Cinema
{
    public static string Matinee(Reel reel)
    {
        var projector = new Projector(reel);
        using (projector)
        {
            projector.Show(1);
        }

        return "Shown: " + projector.Title;
    }

    public static int Double(Reel reel)
    {
        using var projector = new Projector(reel);
        projector.TryShow();
        return projector.Remaining(10);
    }
}

public static class Case
{
    private static readonly Reel Feature = new("The Long Pier", 120_000);

    public static void DemoTitleAfter() => Cinema.Matinee(Feature);

    public static void DemoShowAfter()
    {
        var projector = new Projector(Feature);
        projector.Dispose();
        projector.Show(1);
    }

    public static void DemoDouble() => Cinema.Double(Feature);

    public static void DemoGuarded()
    {
        var projector = new Projector(Feature);
        projector.Dispose();
        projector.TryShow();
        projector.FramesOrZero();
    }
}
