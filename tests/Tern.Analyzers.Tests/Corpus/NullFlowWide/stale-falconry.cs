// case: stale-falconry
// category: stale-state
// rationale: a test that a callback, an await or a second evaluation of a computed property makes worthless
// csc: none

using System;
using System.Threading.Tasks;

namespace NullSafety.Wide.StaleFalconry;

public sealed class Jess(string colour)
{
    public string Colour { get; } = colour;
}

public sealed class Falcon
{
    private Jess? _jess = new("red");
    private int _looks;
    public event Action? Flown;

    public int Lost { get; private set; }

    public void Release() => _jess = null;
    private void Rest() => Lost++;

    public int Fly()
    {
        if (_jess == null)
        {
            return 0;
        }

        Flown?.Invoke();
        return _jess.Colour.Length; // want: null-deref
    }

    public int Sit()
    {
        if (_jess == null)
        {
            return 0;
        }

        Rest();
        return _jess.Colour.Length;
    }

    public async Task<int> FeedAsync(Func<Task> feed)
    {
        if (_jess is not null)
        {
            await feed();
            return _jess.Colour.Length; // want: null-deref
        }

        return 0;
    }

    public Jess? Spotted => ++_looks % 2 == 1 ? new Jess("dun") : null;

    public int Watch() => Spotted != null ? Spotted.Colour.Length : 0; // want: null-deref

    public int WatchOnce()
    {
        var seen = Spotted;
        return seen != null ? seen.Colour.Length : 0;
    }
}

public static class Case
{
    public static void Demo1()
    {
        var f = new Falcon();
        f.Flown += f.Release;
        f.Fly();
    }

    public static void Demo2() => new Falcon().Sit();
    public static Task Demo3()
    {
        var f = new Falcon();
        return f.FeedAsync(() => Task.Run(f.Release));
    }

    public static void Demo4() => new Falcon().Watch();
    public static void Demo5() => new Falcon().WatchOnce();
}
