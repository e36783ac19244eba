// case: neg-crossword-lazy
// category: negative-initialisation
// rationale: lazy getters, lock plus re-check, Interlocked and Lazy fill the member before anybody reads it
// csc: silent

namespace NullSafety.NegCrosswordLazy;

public sealed class WordList
{
    private readonly HashSet<string> _words;

    public WordList(IEnumerable<string> words) => _words = new HashSet<string>(words);

    public int Count => _words.Count;
    public bool Contains(string word) => _words.Contains(word);
}

public sealed class Crossword
{
    private static readonly object Gate = new();
    private static WordList? _shared;

    private readonly Lazy<List<string>> _clues = new(() => new List<string> { "1 across" });
    private char[]? _grid;
    private string? _title;
    private WordList _own = null!;

    public static WordList Shared
    {
        get
        {
            if (_shared != null)
            {
                return _shared;
            }

            lock (Gate)
            {
                if (_shared == null)
                {
                    _shared = new WordList(new[] { "oboe", "area" });
                }
            }

            return _shared;
        }
    }

    private char[] Grid => _grid ??= new char[25];

    private string Title
    {
        get
        {
            if (_title is null)
            {
                Interlocked.CompareExchange(ref _title, "Untitled", null);
            }

            return _title!;
        }
    }

    private void EnsureOwn()
    {
        if (_own != null)
        {
            return;
        }

        _own = new WordList(new[] { "epee" });
    }

    public void Write(int at, char c) => Grid[at] = c;

    public int Size() => Grid.Length + Title.Length + _clues.Value.Count;

    public bool Accepts(string word)
    {
        EnsureOwn();
        return _own.Contains(word) || Shared.Contains(word);
    }
}

public static class Case
{
    public static void Demo1()
    {
        var c = new Crossword();
        c.Write(3, 'q');
        c.Size();
        c.Accepts("oboe");
        c.Accepts("epee");
        _ = Crossword.Shared.Count;
    }
}
