// case: neg-telescope-plates
// category: lazy, factory delegate
// rationale: lazy getters of four kinds fill the field before anybody reads it; lock plus re-check and compare-exchange included
// csc: silent

namespace NullSafety.TelescopePlates;

public sealed class Catalogue(string[] stars)
{
    public int Count => stars.Length;

    public string Brightest() => stars.Length == 0 ? "none" : stars[0];
}

public sealed class Observatory
{
    private readonly object _gate = new();
    private readonly Lazy<Catalogue> _southern = new(() => new Catalogue(new[] { "Canopus" }));
    private volatile Catalogue? _northern;
    private Catalogue? _faint;
    private Catalogue? _doubles;
    private string _motto = null!;

    private Catalogue Northern
    {
        get
        {
            if (_northern == null)
            {
                lock (_gate)
                {
                    if (_northern == null)
                    {
                        _northern = new Catalogue(new[] { "Vega", "Capella" });
                    }
                }
            }

            return _northern!;
        }
    }

    private Catalogue Faint => LazyInitializer.EnsureInitialized(ref _faint, () => new Catalogue(Array.Empty<string>()));

    private Catalogue Doubles()
    {
        var current = _doubles;
        if (current is not null)
        {
            return current;
        }

        var fresh = new Catalogue(new[] { "Mizar" });
        return Interlocked.CompareExchange(ref _doubles, fresh, null) ?? fresh;
    }

    private void EnsureMotto()
    {
        if (_motto != null)
        {
            return;
        }

        _motto = "per aspera";
    }

    public int MottoLength()
    {
        EnsureMotto();
        return _motto.Length;
    }

    public int Total() => Northern.Count + _southern.Value.Count + Faint.Count + Doubles().Count;

    public string Best() => Northern.Brightest().ToUpperInvariant() + Faint.Brightest().Trim();
}

public static class Case
{
    public static void DemoTotal()
    {
        var observatory = new Observatory();
        observatory.Total();
        observatory.Total();
        observatory.Best();
    }

    public static void DemoMotto() => new Observatory().MottoLength();
}
