// case: playlist-alias
// category: aliasing
// rationale: the caller may pass one deck twice, so emptying the target also empties the source that was just tested
// csc: none

namespace NullSafety.PlaylistAlias;

public sealed record Track(string Title, int Seconds);

public sealed class Deck(string name)
{
    public string Name { get; } = name;

    public Track? Loaded;

    public Track? Cue;
}

public sealed class Mixer
{
    private readonly Deck _left = new("left");
    private readonly Deck _right = new("right");

    public Deck Left => _left;

    public Deck Right => _right;

    public int Move(Deck from, Deck to)
    {
        if (from.Loaded == null)
        {
            return 0;
        }

        to.Loaded = null;
        to.Cue = from.Loaded;
        return from.Loaded.Seconds; // want: null-deref
    }

    public int MoveChecked(Deck from, Deck to)
    {
        if (from.Loaded == null || ReferenceEquals(from, to))
        {
            return 0;
        }

        to.Loaded = null;
        to.Cue = from.Loaded;
        return from.Loaded.Seconds;
    }

    public string Crossfade(bool solo)
    {
        var active = _left;
        var other = solo ? active : _right;
        active.Cue = new Track("Intro", 12);
        other.Cue = null;
        return active.Cue.Title; // want: null-deref
    }

    public string CrossfadeBoth()
    {
        var active = new Deck("temporary");
        var other = _right;
        active.Cue = new Track("Intro", 12);
        other.Cue = null;
        return active.Cue.Title;
    }
}

public static class Demos
{
    private static Mixer Ready()
    {
        var mixer = new Mixer();
        mixer.Left.Loaded = new Track("Opener", 240);
        return mixer;
    }

    public static void DemoOtherDeck() { var m = Ready(); m.Move(m.Left, m.Right); }

    public static void DemoSameDeck() { var m = Ready(); m.Move(m.Left, m.Left); }

    public static void DemoSameDeckChecked() { var m = Ready(); m.MoveChecked(m.Left, m.Left); }

    public static void DemoDuo() => Ready().Crossfade(false);

    public static void DemoSolo() => Ready().Crossfade(true);

    public static void DemoBoth() => Ready().CrossfadeBoth();
}
