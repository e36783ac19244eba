// case: trypattern-spell-checker
// category: try-pattern
// rationale: suggestions of a spell checker are used although the Try method said no
// csc: none

using System.Collections.Generic;

namespace NullSafety.Wide.TrypatternSpellChecker;

internal sealed class Stem
{
    public string Root = "run";
}

internal sealed class Lexicon
{
    private readonly string[] _words = { "their", "receive" };
    private readonly Dictionary<string, Stem> _stems = new() { ["running"] = new Stem() };

    public bool TryCorrect(string word, out string fix)
    {
        fix = null!;
        foreach (var w in _words)
        {
            if (w.Length == word.Length && w[0] == word[0])
            {
                fix = w;
                return true;
            }
        }
        return false;
    }

    public bool TryStem(string word, out Stem stem) => _stems.TryGetValue(word, out stem!);
}

internal sealed class Checker
{
    private readonly Lexicon _lexicon = new();
    private readonly Queue<string> _pending = new();
    private int _misses;

    public int Correct(string word)
    {
        if (!_lexicon.TryCorrect(word, out var fix))
        {
            _misses++;
        }
        return fix.Length + _misses; // want: null-deref
    }

    public int CorrectOrKeep(string word) => _lexicon.TryCorrect(word, out var fix) ? fix.Length : word.Length;

    public int RootLength(string word, bool force)
    {
        if (_lexicon.TryStem(word, out var stem) || force)
        {
            return stem.Root.Length; // want: null-deref
        }
        return 0;
    }

    public int RootLengthStrict(string word, bool deep)
    {
        if (_lexicon.TryStem(word, out var stem) && deep)
        {
            return stem.Root.Length;
        }
        return 0;
    }

    public int Next()
    {
        _pending.TryDequeue(out var word);
        return Weigh(word!);
    }

    private static int Weigh(string word) => word.Length * 2; // want: null-deref
}

public static class Demos
{
    public static void DemoNoFix() => new Checker().Correct("zzz");
    public static void DemoKeep() => new Checker().CorrectOrKeep("zzz");
    public static void DemoForced() => new Checker().RootLength("walked", true);
    public static void DemoStrict() => new Checker().RootLengthStrict("walked", true);
    public static void DemoEmptyQueue() => new Checker().Next();
}
