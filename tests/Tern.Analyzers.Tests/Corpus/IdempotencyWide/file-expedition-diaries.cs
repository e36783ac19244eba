// case: file-expedition-diaries
// category: files
// rationale: text goes to the end of a file, through a helper, a callback and a handle
// rule: TERN2012

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.FileExpeditionDiaries;

public interface IDiaries
{
    [Idempotent]
    Task WriteAsync(string camp, string text);

    [Idempotent]
    Task WriteAllAsync(IReadOnlyDictionary<string, string> entries);

    [Idempotent]
    Task WriteBinaryAsync(string camp, byte[] record);

    [Idempotent]
    Task RewriteAsync(string camp, string text);
}

public sealed class Diaries(DiaryFolder folder) : IDiaries
{
    public Task WriteAsync(string camp, string text) => folder.AddEntryAsync(camp, text);

    public Task WriteAllAsync(IReadOnlyDictionary<string, string> entries)
        => Parallel.ForEachAsync(entries, (entry, _) =>
        {
            File.AppendAllText(folder.PathOf(entry.Key), entry.Value); // want: TERN2012
            return ValueTask.CompletedTask;
        });

    public Task WriteBinaryAsync(string camp, byte[] record)
    {
        using FileStream stream = File.Open(folder.PathOf(camp), FileMode.Append, FileAccess.Write); // want: TERN2012
        using BinaryWriter writer = new(stream, Encoding.UTF8);
        writer.Write(record);
        return Task.CompletedTask;
    }

    public async Task RewriteAsync(string camp, string text)
    {
        await using FileStream stream = File.Open(folder.PathOf(camp), FileMode.Create, FileAccess.Write);
        await using StreamWriter writer = new(stream);
        await writer.WriteLineAsync(text);
        await writer.WriteLineAsync("end");
    }
}

public sealed class DiaryFolder(string root)
{
    public string PathOf(string camp) => Path.Combine(root, camp);

    public async Task AddEntryAsync(string camp, string text)
    {
        await using StreamWriter writer = new(PathOf(camp), append: true); // want: TERN2012
        await writer.WriteLineAsync(text);
    }
}

public static class Case
{
    private static readonly DiaryFolder Folder = new(Directory.CreateTempSubdirectory("idem5").FullName);
    private static readonly Diaries Diaries = new(Folder);

    public static IAsyncEnumerable<string> Demo1() => Twice(() => Diaries.WriteAsync("a", "snow"), () => Size("a"));

    public static IAsyncEnumerable<string> Demo2() => Twice(() => Diaries.WriteAllAsync(new Dictionary<string, string> { ["b"] = "snow" }), () => Size("b"));

    public static IAsyncEnumerable<string> Demo3() => Twice(() => Diaries.WriteBinaryAsync("c", [1, 2]), () => Size("c"));

    public static IAsyncEnumerable<string> Safe1() => Twice(() => Diaries.RewriteAsync("d", "sun"), () => Size("d"));

    private static long Size(string camp) => new FileInfo(Folder.PathOf(camp)).Length;

    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            Task run = Task.Run(act);
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            yield return $"{run.Exception?.InnerException?.GetType().Name ?? "done"}: {state()}";
        }
    }
}
