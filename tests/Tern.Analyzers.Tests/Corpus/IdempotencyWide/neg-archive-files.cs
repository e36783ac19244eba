// case: neg-archive-files
// category: files
// rationale: appends go to a scratch file of the attempt that then replaces the target; creations and deletions bear repetition
// rule: none

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegArchiveFiles;

public sealed record Page(int Number, string Text);

public sealed record Folio(string Shelfmark, IReadOnlyList<Page> Pages);

public interface IArchive
{
    [Idempotent]
    Task TranscribeAsync(Folio folio);
    [Idempotent]
    Task IndexAsync(Folio folio);
    [Idempotent]
    void Withdraw(string shelfmark);
    [Idempotent]
    void Lock(string shelfmark);
}

public sealed class DiskArchive(string root) : IArchive
{
    private string PathOf(string shelfmark, string extension)
    {
        Directory.CreateDirectory(root);
        return Path.Combine(root, Path.ChangeExtension(shelfmark, extension));
    }

    public async Task TranscribeAsync(Folio folio)
    {
        string scratch = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        foreach (Page page in folio.Pages.OrderBy(p => p.Number))
            await File.AppendAllTextAsync(scratch, $"[{page.Number}]\n{page.Text}\n");
        File.Move(scratch, PathOf(folio.Shelfmark, "txt"), overwrite: true);
    }

    public async Task IndexAsync(Folio folio)
    {
        List<string> words = [];
        foreach (Page page in folio.Pages)
            words.AddRange(page.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        words.Sort(StringComparer.Ordinal);
        await using StreamWriter writer = new(PathOf(folio.Shelfmark, "idx"), append: false);
        await writer.WriteAsync(string.Join('\n', words.Distinct()));
    }

    public void Withdraw(string shelfmark)
    {
        File.Delete(PathOf(shelfmark, "txt"));
        try
        {
            Directory.Delete(Path.Combine(root, shelfmark + ".scans"), recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
        }
    }

    public void Lock(string shelfmark)
    {
        string path = PathOf(shelfmark, "lock");
        if (!File.Exists(path))
        {
            using FileStream created = new(path, FileMode.CreateNew);
        }
    }
}

public static class Case
{
    private static readonly string Root = Directory.CreateTempSubdirectory("archive").FullName;
    private static readonly DiskArchive Archive = new(Root);
    private static readonly Folio Folio = new("MS7", [new Page(2, "et cetera"), new Page(1, "in nomine et")]);
    public static IAsyncEnumerable<string> SafeTranscribe() => Twice(() => Archive.TranscribeAsync(Folio), State);
    public static IAsyncEnumerable<string> SafeIndex() => Twice(() => Archive.IndexAsync(Folio), State);
    public static IAsyncEnumerable<string> SafeLock() => Twice(() => Task.Run(() => Archive.Lock("MS7")), State);
    public static IAsyncEnumerable<string> SafeWithdraw() => Twice(() => Task.Run(() => Archive.Withdraw("MS7")), State);
    private static string State() => string.Join('|', Directory.GetFiles(Root).Order().Select(f => Path.GetFileName(f) + "=" + File.ReadAllText(f)));
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
