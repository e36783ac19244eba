// case: file-mine-safety
// category: files
// rationale: notes are added to the end of a file in four ways
// rule: TERN2012

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.FileMineSafety;

public interface IMineBook
{
    [Idempotent]
    Task NoteAsync(string shaft, string note);

    [Idempotent]
    Task NoteLinesAsync(string shaft, IReadOnlyList<string> notes);

    [Idempotent]
    Task SealAsync(string shaft, byte[] seal);

    [Idempotent]
    Task ReplaceAsync(string shaft, string text);
}

public sealed class MineBook(string folder) : IMineBook
{
    public async Task NoteAsync(string shaft, string note)
    {
        await using StreamWriter writer = File.AppendText(PathOf(shaft)); // want: TERN2012
        await writer.WriteLineAsync(note);
    }

    public Task NoteLinesAsync(string shaft, IReadOnlyList<string> notes)
        => File.AppendAllLinesAsync(PathOf(shaft), notes); // want: TERN2012

    public async Task SealAsync(string shaft, byte[] seal)
    {
        await using FileStream stream = new(PathOf(shaft), FileMode.OpenOrCreate, FileAccess.Write);
        stream.Seek(0, SeekOrigin.End); // want: TERN2012
        await stream.WriteAsync(seal);
    }

    public async Task ReplaceAsync(string shaft, string text)
    {
        string draft = PathOf(shaft) + ".new";
        await File.WriteAllTextAsync(draft, text);
        File.Move(draft, PathOf(shaft), overwrite: true);
    }

    private string PathOf(string shaft) => Path.Combine(folder, shaft + ".txt");
}

public static class Case
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("idem5").FullName;

    public static IAsyncEnumerable<string> Demo1() => Twice(() => new MineBook(Folder).NoteAsync("a", "dry"), () => Size("a"));

    public static IAsyncEnumerable<string> Demo2() => Twice(() => new MineBook(Folder).NoteLinesAsync("b", ["dry", "cold"]), () => Size("b"));

    public static IAsyncEnumerable<string> Demo3() => Twice(() => new MineBook(Folder).SealAsync("c", [1, 2]), () => Size("c"));

    public static IAsyncEnumerable<string> Safe1() => Twice(() => new MineBook(Folder).ReplaceAsync("d", "all well"), () => Size("d"));

    private static long Size(string shaft) => new FileInfo(Path.Combine(Folder, shaft + ".txt")).Length;

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
