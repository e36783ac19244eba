// case: neg-ring-history
// category: negative-array
// rationale: the ring starts full of blanks, a grown array is filled at once, slots that may be null are tested
// csc: silent

namespace NullSafety.RingHistory;

public sealed class Command
{
    public static readonly Command Blank = new("");

    public Command(string text) => Text = text;

    public string Text { get; }
}

public sealed class History
{
    private readonly Command[] _ring;
    private int _next;

    public History(int size)
    {
        _ring = new Command[size];
        for (int i = 0; i < _ring.Length; i++)
        {
            _ring[i] = Command.Blank;
        }
    }

    public void Push(Command command)
    {
        _ring[_next] = command;
        _next = (_next + 1) % _ring.Length;
    }

    public int Characters()
    {
        int sum = 0;
        foreach (var command in _ring)
        {
            sum += command.Text.Length;
        }

        return sum;
    }
}

public sealed class Bookmarks
{
    private Command[] _slots = Array.Empty<Command>();
    private readonly Command?[] _hotkeys = new Command?[10];

    public void Grow(int size)
    {
        int old = _slots.Length;
        Array.Resize(ref _slots, size);
        Array.Fill(_slots, Command.Blank, old, size - old);
    }

    public void Bind(int digit, Command command) => _hotkeys[digit] = command;

    public string Longest() => _slots.Select(s => s.Text).OrderByDescending(t => t.Length).First();

    public string Hotkey(int digit)
    {
        var command = _hotkeys[digit];
        return command == null ? "unbound" : command.Text;
    }

    public int Bound() => _hotkeys.Where(c => c != null).Sum(c => c!.Text.Length);
}

public static class Case
{
    public static void DemoHistory()
    {
        var history = new History(3);
        history.Push(new Command("ls"));
        history.Characters();
    }

    public static void DemoBookmarks()
    {
        var marks = new Bookmarks();
        marks.Grow(4);
        marks.Bind(2, new Command("make"));
        marks.Longest();
        marks.Hotkey(1);
        marks.Hotkey(2);
        marks.Bound();
    }
}
