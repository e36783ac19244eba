// case: lazy-tattoo-flash
// category: Lazy, factory delegate, delegate result
// rationale: a Lazy whose factory finds no stencil, and a registered factory delegate that declines by returning null
// csc: none

namespace NullSafety.LazyTattooFlash;

public sealed record Stencil(string Motif, int Hours);

public sealed class FlashSheet
{
    private readonly Dictionary<string, Stencil> _stencils = new();

    public void Pin(Stencil stencil) => _stencils[stencil.Motif] = stencil;

    public Stencil? Find(string motif) => _stencils.TryGetValue(motif, out var s) ? s : null;
}

public sealed class Appointment
{
    private readonly Lazy<Stencil> _stencil;
    private readonly Lazy<Stencil> _fallback;

    public Appointment(FlashSheet sheet, string motif)
    {
        _stencil = new Lazy<Stencil>(() => sheet.Find(motif)!);
        _fallback = new Lazy<Stencil>(() => sheet.Find(motif) ?? new Stencil(motif, 4));
    }

    public int Hours => _stencil.Value.Hours; // want: null-deref

    public int EstimatedHours => _fallback.Value.Hours;
}

public sealed class Studio
{
    private readonly Dictionary<string, Func<int, Stencil>> _artists = new();

    public void Register(string artist, Func<int, Stencil> draw) => _artists[artist] = draw;

    public string Sketch(string artist, int budget)
    {
        var draw = _artists[artist];
        var stencil = draw(budget);
        return stencil.Motif.ToLowerInvariant(); // want: null-deref
    }

    public string SketchOrDecline(string artist, int budget)
    {
        var draw = _artists[artist];
        var stencil = draw(budget);
        return stencil is null ? "declined" : stencil.Motif.ToLowerInvariant();
    }
}

public static class Case
{
    private static Appointment Booking()
    {
        var sheet = new FlashSheet();
        sheet.Pin(new Stencil("Swallow", 2));
        return new Appointment(sheet, "Kraken");
    }

    private static Studio Team()
    {
        var studio = new Studio();
        studio.Register("Ines", budget => budget < 80 ? null! : new Stencil("Peony", budget / 80));
        return studio;
    }

    private static void Use(object o) => GC.KeepAlive(o);

    public static void DemoHours() => Use(Booking().Hours);

    public static void DemoEstimate() => Use(Booking().EstimatedHours);

    public static void DemoSketch() => Use(Team().Sketch("Ines", 50));

    public static void DemoSketchOrDecline()
    {
        Use(Team().SketchOrDecline("Ines", 50));
        Use(Team().SketchOrDecline("Ines", 240));
    }
}
