// case: neg-bell-tower
// category: negative-late-init
// rationale: late fields, array slots and tests that look stale, each of them filled or restored before use
// csc: silent

namespace NullSafety.NegBellTower;

public sealed class Bell
{
    public Bell(string note) => Note = note;

    public string Note { get; }
    public int Strokes { get; private set; }

    public void Strike() => Strokes++;
}

public sealed class Tower
{
    private readonly Bell[] _ring;
    private Bell _tenor = null!;
    private List<int>? _method;

    public Tower(params string[] notes)
    {
        _ring = new Bell[notes.Length];
        Hang(notes);
    }

    private void Hang(string[] notes)
    {
        for (int i = 0; i < _ring.Length; i++)
        {
            _ring[i] = new Bell(notes[i]);
        }

        _tenor = _ring[^1];
    }

    public void Learn(IEnumerable<int> order) => _method = order.ToList();

    private void Forget() => _method = null;

    private void EnsureMethod() => _method ??= Enumerable.Range(0, _ring.Length).ToList();

    public int Ring()
    {
        EnsureMethod();
        foreach (int position in _method!)
        {
            _ring[position].Strike();
        }

        return _tenor.Strokes;
    }

    public int RingAndForget()
    {
        if (_method == null)
        {
            return 0;
        }

        int changes = _method.Count;
        Forget();
        EnsureMethod();
        return changes + _method!.Count;
    }

    public string Notes()
    {
        var sorted = new string[_ring.Length];
        for (int i = 0; i < sorted.Length; i++)
        {
            sorted[i] = _ring[i].Note;
        }

        return string.Concat(sorted.OrderBy(n => n.Length));
    }
}

public static class Case
{
    public static void DemoRing() => new Tower("C", "D", "E").Ring();

    public static void DemoForget()
    {
        var tower = new Tower("C", "D");
        tower.RingAndForget();
        tower.Learn(new[] { 1, 0 });
        tower.RingAndForget();
        tower.Notes();
    }
}
