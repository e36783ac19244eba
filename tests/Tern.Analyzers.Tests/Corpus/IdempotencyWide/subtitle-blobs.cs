// case: subtitle-blobs
// category: files
// rationale: the container and the lock file exist at the second attempt, and the manifest has a second line
// rule: TERN2012, TERN2013

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide5.SubtitleBlobs;

public sealed record Cue(TimeSpan From, TimeSpan To, string Text)
{
    public override string ToString() => $@"{From:hh\:mm\:ss} --> {To:hh\:mm\:ss} {Text}";
}

public sealed record Track(string Film, string Language, IReadOnlyList<Cue> Cues);

public sealed class SubtitleWorkspace(string root, BlobServiceClient blobs)
{
    private string Folder(string film) => Path.Combine(root, film);

    [Idempotent]
    public async Task OpenProjectAsync(string film)
    {
        BlobContainerClient container = blobs.GetBlobContainerClient(film);
        await container.CreateAsync(); // want: TERN2013
    }

    [Idempotent]
    public Task EnsureProjectAsync(string film) => blobs.GetBlobContainerClient(film).CreateIfNotExistsAsync();

    [Idempotent]
    public async Task ClaimAsync(string film, string editor)
    {
        Directory.CreateDirectory(Folder(film));
        await using FileStream claim = new(Path.Combine(Folder(film), "claim"), FileMode.CreateNew); // want: TERN2013
        await claim.WriteAsync(System.Text.Encoding.UTF8.GetBytes(editor));
    }

    [Idempotent]
    public async Task ExportAsync(Track track)
    {
        DirectoryInfo folder = Directory.CreateDirectory(Folder(track.Film));
        await File.WriteAllLinesAsync(Path.Combine(folder.FullName, track.Language + ".srt"), track.Cues.Select(c => c.ToString()));
        string manifest = Path.Combine(folder.FullName, "manifest");
        await File.AppendAllTextAsync(manifest, $"{track.Language} {track.Cues.Count}\n"); // want: TERN2012
    }

    [Idempotent]
    public async Task ExportOnlyAsync(Track track)
    {
        DirectoryInfo folder = Directory.CreateDirectory(Folder(track.Film));
        await using StreamWriter writer = new(Path.Combine(folder.FullName, track.Language + ".vtt"), append: false);
        foreach (Cue cue in track.Cues.OrderBy(c => c.From))
        {
            await writer.WriteLineAsync(cue.ToString());
        }
    }
}

public sealed class RequestFailedException(int status) : Exception($"status {status}");

public sealed class BlobServiceClient(Func<string, bool> service)
{
    public BlobContainerClient GetBlobContainerClient(string name) => new(name, service);
}

public sealed class BlobContainerClient(string name, Func<string, bool> service)
{
    public Task CreateAsync() => service(name) ? Task.CompletedTask : Task.FromException(new RequestFailedException(409));

    public Task CreateIfNotExistsAsync() => Task.FromResult(service(name));
}

public static class Case
{
    private static readonly HashSet<string> Containers = [];
    private static readonly string Root = Directory.CreateTempSubdirectory("subs").FullName;
    private static readonly SubtitleWorkspace Work = new(Root, new BlobServiceClient(n => Containers.Add(n)));
    private static readonly Track Heat = new("heat", "da", [new Cue(TimeSpan.Zero, TimeSpan.FromSeconds(2), "Hej")]);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Work.OpenProjectAsync("alien"), () => Containers.Count);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Work.ClaimAsync("brazil", "ed"), () => Directory.GetFiles(Path.Combine(Root, "brazil")).Length);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Work.ExportAsync(Heat), () => File.ReadAllLines(Path.Combine(Root, "heat", "manifest")).Length);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Work.EnsureProjectAsync("dune"), () => Containers.Count);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Work.ExportOnlyAsync(Heat), () => File.ReadAllText(Path.Combine(Root, "heat", "da.vtt")));
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
