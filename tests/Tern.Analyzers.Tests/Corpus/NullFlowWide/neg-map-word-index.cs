// case: neg-map-word-index
// category: negative-collections
// rationale: every lookup is preceded by an insert, a membership test or a test of the value
// csc: silent

using System.Runtime.InteropServices;

namespace NullSafety.Blind.B22.NegMapWordIndex;

public sealed class Posting
{
    public List<int> Lines { get; } = new();

    public string? Note { get; set; }
}

public sealed class WordIndex
{
    private readonly Dictionary<string, Posting> _postings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _notes = new();

    private Posting Ensure(string word)
    {
        ref Posting? slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_postings, word, out bool exists);
        if (!exists)
        {
            slot = new Posting();
        }

        return slot!;
    }

    public void Record(string word, int line) => Ensure(word).Lines.Add(line);

    public void Annotate(string word, string? note) => _notes[word] = note;

    public int Frequency(string word)
    {
        if (!_postings.ContainsKey(word))
        {
            return 0;
        }

        return _postings.GetValueOrDefault(word)!.Lines.Count;
    }

    public int FrequencyAfterTouch(string word)
    {
        _postings.TryAdd(word, new Posting());
        var posting = _postings.GetValueOrDefault(word)!;
        return posting.Lines.Count;
    }

    public int NoteLength(string word)
    {
        if (_notes.TryGetValue(word, out var note) && note is not null)
        {
            return note.Length;
        }

        return -1;
    }

    public int TotalNoteLength()
    {
        int total = 0;
        foreach (var (_, note) in _notes)
        {
            total += note?.Length ?? 0;
        }

        return total;
    }
}

public static class Case
{
    private static WordIndex Index()
    {
        var index = new WordIndex();
        index.Record("lamp", 1);
        index.Record("lamp", 9);
        index.Annotate("lamp", null);
        index.Annotate("oil", "fuel");
        return index;
    }

    public static void DemoFrequency() => _ = Index().Frequency("lamp") + Index().Frequency("oil");

    public static void DemoTouch() => Index().FrequencyAfterTouch("wick");

    public static void DemoNotes() => _ = Index().NoteLength("lamp") + Index().NoteLength("oil") + Index().NoteLength("x");

    public static void DemoTotal() => Index().TotalNoteLength();
}
