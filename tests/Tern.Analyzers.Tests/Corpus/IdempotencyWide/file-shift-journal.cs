// case: file-shift-journal
// category: files
// rationale: lines are added to files in several ways
// rule: TERN2012

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.FileShiftJournal;

public interface IShiftJournal
{
    [Idempotent] Task NoteAsync(string worker, string text);
    [Idempotent] Task SignAsync(string worker);
    [Idempotent] Task HandOverAsync(IReadOnlyCollection<string> lines);
    [Idempotent] Task StampAsync(byte mark);
    [Idempotent] Task PublishAsync(IReadOnlyCollection<string> lines);
}

public sealed class ShiftJournal(string folder) : IShiftJournal
{
    private string Journal => Path.Combine(folder, "journal.txt");

    public Task NoteAsync(string worker, string text)
        => File.AppendAllTextAsync(Journal, $"{worker}: {text}\n"); // want: TERN2012

    public async Task SignAsync(string worker)
    {
        await using StreamWriter writer = new(Journal, append: true); // want: TERN2012
        await writer.WriteLineAsync(worker);
    }

    public Task HandOverAsync(IReadOnlyCollection<string> lines)
    {
        File.AppendAllLines(Journal, lines.Where(l => l.Length > 0)); // want: TERN2012
        return Task.CompletedTask;
    }

    public Task StampAsync(byte mark)
    {
        using FileStream stream = new(Journal, FileMode.Append, FileAccess.Write); // want: TERN2012
        stream.WriteByte(mark);
        return Task.CompletedTask;
    }

    public async Task PublishAsync(IReadOnlyCollection<string> lines)
    {
        await File.WriteAllLinesAsync(Journal, lines);
        await using StreamWriter writer = new(Path.Combine(folder, "index.txt"), append: false);
        foreach (string line in lines)
        {
            await writer.WriteLineAsync(line);
        }
    }
}

public sealed class TempFolder : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("shift").FullName;
    public long Size => Directory.EnumerateFiles(Folder).Sum(f => new FileInfo(f).Length);
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        using TempFolder temp = new();
        await foreach (string state in Twice(async () => { await new ShiftJournal(temp.Folder).NoteAsync("w", "x"); return $"{temp.Size}"; }))
        {
            yield return state;
        }
    }

    public static async IAsyncEnumerable<string> Demo2()
    {
        using TempFolder temp = new();
        await foreach (string state in Twice(async () => { await new ShiftJournal(temp.Folder).SignAsync("w"); return $"{temp.Size}"; }))
        {
            yield return state;
        }
    }

    public static async IAsyncEnumerable<string> Demo3()
    {
        using TempFolder temp = new();
        await foreach (string state in Twice(async () => { await new ShiftJournal(temp.Folder).HandOverAsync(["w"]); return $"{temp.Size}"; }))
        {
            yield return state;
        }
    }

    public static async IAsyncEnumerable<string> Demo4()
    {
        using TempFolder temp = new();
        await foreach (string state in Twice(async () => { await new ShiftJournal(temp.Folder).StampAsync(7); return $"{temp.Size}"; }))
        {
            yield return state;
        }
    }

    public static async IAsyncEnumerable<string> Safe1()
    {
        using TempFolder temp = new();
        await foreach (string state in Twice(async () => { await new ShiftJournal(temp.Folder).PublishAsync(["a", "b"]); return $"{temp.Size}"; }))
        {
            yield return state;
        }
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
