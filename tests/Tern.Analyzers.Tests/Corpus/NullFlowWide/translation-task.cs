// case: translation-task
// category: async
// rationale: an async lookup ends in null! for an unknown word, and a synchronous shortcut returns no task at all
// csc: none

namespace NullSafety.TranslationTask;

public sealed record Entry(string Word, string Meaning);

public interface IGlossary
{
    Task<Entry> LookupAsync(string word);
    Task FlushAsync();
}

public sealed class Glossary : IGlossary
{
    private readonly Dictionary<string, Entry> _entries = new();
    private bool _dirty;

    public void Learn(string word, string meaning)
    {
        _entries[word] = new Entry(word, meaning);
        _dirty = true;
    }

    public async Task<Entry> LookupAsync(string word)
    {
        await Task.Yield();
        return _entries.TryGetValue(word, out var found) ? found : null!;
    }

    public Task FlushAsync()
    {
        if (!_dirty)
        {
            return null!;
        }

        _dirty = false;
        return Task.Delay(1);
    }
}

public sealed class Translator
{
    private readonly IGlossary _glossary;

    public Translator(IGlossary glossary) => _glossary = glossary;

    public async Task<string> Translate(string word)
    {
        var entry = await _glossary.LookupAsync(word);
        return entry.Meaning; // want: null-deref
    }

    public async Task<string> TranslateOrKeep(string word)
    {
        var entry = await _glossary.LookupAsync(word).ConfigureAwait(false);
        return entry is null ? word : entry.Meaning;
    }

    public async Task Close()
    {
        await _glossary.FlushAsync(); // want: null-deref
    }

    public async Task CloseQuietly()
    {
        var pending = _glossary.FlushAsync() ?? Task.CompletedTask;
        await pending;
    }
}

public static class Case
{
    public static Task Demo1() => new Translator(new Glossary()).Translate("Haus");

    public static Task Demo2() => new Translator(new Glossary()).Close();

    public static async Task Demo3()
    {
        var g = new Glossary();
        var t = new Translator(g);
        await t.CloseQuietly();
        g.Learn("Haus", "house");
        await t.Close();
        await t.Translate("Haus");
        await t.TranslateOrKeep("Hof");
    }
}
