// case: deed-archive
// category: creation and deletion
// rationale: a land registry whose retries fail on what the first attempt has made or removed
// rule: TERN2013

using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.DeedArchive;

public sealed record Deed(string Parcel, int Year, string Owner)
{
    public string FileName => $"{Year:D4}-{Parcel}.deed";
}

public sealed class UnknownParcelException(string parcel) : Exception($"no parcel {parcel}");

public interface IDeedArchive
{
    [Idempotent] Task SealAsync(Deed deed);
    [Idempotent] Task RetireAsync(Deed deed);
    [Idempotent] Task StrikeAsync(string parcel);
    [Idempotent] Task SealAgainAsync(Deed deed);
    [Idempotent] Task StrikeQuietlyAsync(string parcel);
}

public sealed class DeedArchive(string root) : IDeedArchive
{
    private readonly Dictionary<string, Deed> _index = new(StringComparer.OrdinalIgnoreCase);

    private string Current => Directory.CreateDirectory(Path.Combine(root, "current")).FullName;

    private string Retired => Directory.CreateDirectory(Path.Combine(root, "retired")).FullName;

    public async Task SealAsync(Deed deed)
    {
        byte[] text = Encoding.UTF8.GetBytes($"{deed.Owner}\n");
        await using FileStream stream = new(Path.Combine(Current, deed.FileName), FileMode.CreateNew, FileAccess.Write); // want: TERN2013
        await stream.WriteAsync(text);
    }

    public Task RetireAsync(Deed deed)
    {
        (string from, string to) = (Path.Combine(Current, deed.FileName), Path.Combine(Retired, deed.FileName));
        File.Move(from, to); // want: TERN2013
        return Task.CompletedTask;
    }

    public Task StrikeAsync(string parcel)
        => _index.Remove(parcel) // want: TERN2013
            ? Task.CompletedTask
            : throw new UnknownParcelException(parcel);

    public async Task SealAgainAsync(Deed deed)
    {
        _index.TryAdd(deed.Parcel, deed);
        string draft = Path.Combine(Current, deed.FileName + ".draft");
        await File.WriteAllTextAsync(draft, $"{deed.Owner}\n");
        File.Move(draft, Path.Combine(Current, deed.FileName), overwrite: true);
    }

    public Task StrikeQuietlyAsync(string parcel)
    {
        if (_index.TryGetValue(parcel, out Deed? deed))
        {
            File.Delete(Path.Combine(Current, deed.FileName));
            _index.Remove(parcel);
        }

        return Task.CompletedTask;
    }
}

public static class Case
{
    private static readonly string Root = Directory.CreateTempSubdirectory("deeds").FullName;
    public static IAsyncEnumerable<string> Demo1() => Twice("a", (archive, deed) => archive.SealAsync(deed), seal: false);
    public static IAsyncEnumerable<string> Demo2() => Twice("b", (archive, deed) => archive.RetireAsync(deed), seal: true);
    public static IAsyncEnumerable<string> Demo3() => Twice("c", (archive, deed) => archive.StrikeAsync(deed.Parcel), seal: true);
    public static IAsyncEnumerable<string> Safe1() => Twice("d", (archive, deed) => archive.SealAgainAsync(deed), seal: false);
    public static IAsyncEnumerable<string> Safe2() => Twice("e", (archive, deed) => archive.StrikeQuietlyAsync(deed.Parcel), seal: true);
    private static async IAsyncEnumerable<string> Twice(string parcel, Func<DeedArchive, Deed, Task> act, bool seal)
    {
        DeedArchive archive = new(Path.Combine(Root, parcel));
        Deed deed = new(parcel, 1931, "Lind");
        if (seal) { await archive.SealAgainAsync(deed); }

        for (int attempt = 0; attempt < 2; attempt++)
        {
            Task run = Task.Run(() => act(archive, deed));
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            yield return $"{run.Exception?.InnerException?.GetType().Name ?? "done"}: {string.Join(' ', Directory.EnumerateFiles(Path.Combine(Root), $"*-{parcel}.deed", SearchOption.AllDirectories))}";
        }
    }
}
