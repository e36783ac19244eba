// case: file-dossier-moves
// category: second run
// rationale: files and folders are moved, copied, made and removed so that the second run throws
// rule: TERN2013

using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.FileDossierMoves;

public interface IDossiers
{
    [Idempotent] Task ArchiveAsync(string id);
    [Idempotent] Task CopyAsync(string id);
    [Idempotent] Task ReserveAsync(string id);
    [Idempotent] Task PurgeAsync(string id);
    [Idempotent] Task OpenAsync(string id);
}

public sealed class Dossiers(string root) : IDossiers
{
    public Task ArchiveAsync(string id)
    {
        File.Move(Path.Combine(root, id), Path.Combine(root, "archive-" + id)); // want: TERN2013
        return Task.CompletedTask;
    }

    public Task CopyAsync(string id)
    {
        File.Copy(Path.Combine(root, id), Path.Combine(root, "copy-" + id)); // want: TERN2013
        return Task.CompletedTask;
    }

    public Task ReserveAsync(string id)
    {
        using FileStream stream = new(Path.Combine(root, id + ".lock"), FileMode.CreateNew); // want: TERN2013
        return Task.CompletedTask;
    }

    public Task PurgeAsync(string id)
    {
        Directory.Delete(Path.Combine(root, "folder-" + id), recursive: true); // want: TERN2013
        return Task.CompletedTask;
    }

    public Task OpenAsync(string id)
    {
        string folder = Path.Combine(root, "open-" + id);
        Directory.CreateDirectory(folder);
        File.Copy(Path.Combine(root, id), Path.Combine(folder, id), overwrite: true);
        File.Delete(Path.Combine(folder, "draft"));
        if (Directory.Exists(Path.Combine(folder, "old")))
        {
            Directory.Delete(Path.Combine(folder, "old"), recursive: true);
        }

        return Task.CompletedTask;
    }
}

public sealed class TempFolder : IDisposable
{
    public TempFolder()
    {
        File.WriteAllText(Path.Combine(Folder, "d"), "x");
        Directory.CreateDirectory(Path.Combine(Folder, "folder-d"));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("dossier").FullName;
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        using TempFolder temp = new();
        await foreach (string state in Try(async () => { await new Dossiers(temp.Folder).ArchiveAsync("d"); return "done"; }))
        {
            yield return state;
        }
    }

    public static async IAsyncEnumerable<string> Demo2()
    {
        using TempFolder temp = new();
        await foreach (string state in Try(async () => { await new Dossiers(temp.Folder).CopyAsync("d"); return "done"; }))
        {
            yield return state;
        }
    }

    public static async IAsyncEnumerable<string> Demo3()
    {
        using TempFolder temp = new();
        await foreach (string state in Try(async () => { await new Dossiers(temp.Folder).ReserveAsync("d"); return "done"; }))
        {
            yield return state;
        }
    }

    public static async IAsyncEnumerable<string> Demo4()
    {
        using TempFolder temp = new();
        await foreach (string state in Try(async () => { await new Dossiers(temp.Folder).PurgeAsync("d"); return "done"; }))
        {
            yield return state;
        }
    }

    public static async IAsyncEnumerable<string> Safe1()
    {
        using TempFolder temp = new();
        await foreach (string state in Try(async () => { await new Dossiers(temp.Folder).OpenAsync("d"); return "done"; }))
        {
            yield return state;
        }
    }

    private static async IAsyncEnumerable<string> Try(Func<Task<string>> act)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            yield return await act().ContinueWith(t => t.Exception?.InnerException?.GetType().Name ?? t.Result);
        }
    }
}
