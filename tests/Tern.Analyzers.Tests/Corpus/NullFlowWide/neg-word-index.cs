// case: neg-word-index
// category: negative-collections
// rationale: look-ups that miss, stored nulls and get-or-add, each taken care of before use
// csc: silent

namespace NullSafety.Blind.NegWordIndex;

public sealed class Posting(int page)
{
    public int Page { get; } = page;
    public Posting? Next { get; set; }
}

public sealed class WordIndex
{
    private readonly Dictionary<string, Posting?> _heads = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> _synonyms = new();

    // A stop word is known, but has no postings.
    public void Stop(string word) => _heads[word] = null;

    public void Add(string word, int page)
    {
        if (_heads.TryGetValue(word, out var head) && head == null)
        {
            return;
        }

        _heads[word] = new Posting(page) { Next = head };
    }

    public int FirstPage(string word) => _heads.TryGetValue(word, out var head) && head != null ? head.Page : -1;

    public int Count(string word)
    {
        int n = 0;
        for (var p = _heads.GetValueOrDefault(word); p != null; p = p.Next)
        {
            n += p.Page > 0 ? 1 : 0;
        }

        return n;
    }

    public void Relate(string word, string other)
    {
        if (!_synonyms.TryGetValue(word, out var list))
        {
            list = new List<string>();
            _synonyms.Add(word, list);
        }

        list.Add(other);
    }

    public int Related(string word)
    {
        var list = _synonyms.GetValueOrDefault(word) ?? new List<string>();
        return list.Count + (_synonyms.ContainsKey(word) ? _synonyms[word].Count : 0);
    }

    public Posting Pin(string word)
    {
        ref var slot = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_heads, word, out _);
        slot ??= new Posting(1);
        return slot;
    }
}

public static class Case
{
    public static void Demo1()
    {
        var index = new WordIndex();
        index.Stop("the");
        index.Add("the", 4);
        index.Add("Fox", 4);
        index.Add("fox", 9);
        Console.WriteLine(index.FirstPage("the") + index.FirstPage("dog") + index.Count("FOX") + index.Count("the"));
    }

    public static void Demo2()
    {
        var index = new WordIndex();
        index.Relate("fox", "vixen");
        Console.WriteLine(index.Related("fox") + index.Related("dog"));
    }

    public static void Demo3()
    {
        var index = new WordIndex();
        index.Stop("a");
        Console.WriteLine(index.Pin("a").Page + index.Pin("new").Page);
    }
}
