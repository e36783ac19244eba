// case: neg-log-importer
// category: negative-iterators-async
// rationale: null elements, null tasks and null results are filtered or replaced before anything reads them
// csc: silent

namespace NullSafety.NegLogImporter;

public sealed record Entry(DateOnly Day, string Level, string Text);

public interface ILogStore
{
    Task<string>? OpenAsync(string name);
}

public sealed class FolderStore(Dictionary<string, string> files) : ILogStore
{
    public Task<string>? OpenAsync(string name) => files.TryGetValue(name, out var text) ? Task.FromResult(text) : null;
}

public sealed class BrokenStore : ILogStore
{
    public async Task<string>? OpenAsync(string name)
    {
        await Task.Yield();
        return null!;
    }
}

public static class EntryParser
{
    public static IEnumerable<Entry> Parse(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var parts = line.Split(' ', 3);
            yield return parts is [var day, var level, var rest] && DateOnly.TryParse(day, out var date)
                ? new Entry(date, level, rest)
                : null!;
        }
    }

    public static IEnumerable<T> Present<T>(this IEnumerable<T?> items) where T : class
    {
        foreach (var item in items)
        {
            if (item is not null) yield return item;
        }
    }
}

public sealed class LogImporter(ILogStore store)
{
    public async Task<int> CountAsync(string name, string level)
    {
        var text = await (store.OpenAsync(name) ?? Task.FromResult(""));
        if (string.IsNullOrEmpty(text)) return 0;
        return EntryParser.Parse(text).Present().Count(e => e.Level == level);
    }

    public async Task<string> LongestAsync(string name)
    {
        Entry longest = null!;
        if (store.OpenAsync(name) is not { } opening) return "";
        foreach (var entry in EntryParser.Parse(await opening ?? ""))
        {
            if (entry == null) continue;
            if (longest == null || entry.Text.Length > longest.Text.Length) longest = entry;
        }

        return longest?.Text ?? "";
    }
}

public static class Case
{
    private static readonly FolderStore Folder = new(new() { ["a.log"] = "2024-01-02 warn disk is full\nnonsense\n2024-01-03 info ok" });

    private static void Run(ILogStore store, string name)
    {
        var importer = new LogImporter(store);
        importer.CountAsync(name, "warn").GetAwaiter().GetResult();
        importer.LongestAsync(name).GetAwaiter().GetResult();
    }

    public static void DemoFolder() => Run(Folder, "a.log");
    public static void DemoMissing() => Run(Folder, "b.log");
    public static void DemoBroken() => Run(new BrokenStore(), "a.log");
}
