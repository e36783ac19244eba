// case: neg-scratch-map-tiles
// category: local state
// rationale: files and folders that the call makes and takes away again
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegScratchMapTiles;

public interface ITiles
{
    [Idempotent]
    Task RenderAsync(int x, int y, string text);

    [Idempotent]
    Task<long> MeasureAsync(string text);

    [Idempotent]
    Task<string> JoinAsync(IReadOnlyList<string> parts);
}

public sealed class Tiles(string folder) : ITiles
{
    public async Task RenderAsync(int x, int y, string text)
    {
        string draft = Path.Combine(folder, $"{Guid.NewGuid():N}.tmp");
        try
        {
            await File.WriteAllTextAsync(draft, text);
            File.Move(draft, Path.Combine(folder, $"{x}-{y}.svg"), overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    public async Task<long> MeasureAsync(string text)
    {
        string scratch = Path.GetTempFileName();
        try
        {
            await File.AppendAllTextAsync(scratch, text);
            await File.AppendAllTextAsync(scratch, "\n");
            return new FileInfo(scratch).Length;
        }
        finally
        {
            File.Delete(scratch);
        }
    }

    public async Task<string> JoinAsync(IReadOnlyList<string> parts)
    {
        DirectoryInfo scratch = Directory.CreateTempSubdirectory("tiles");
        try
        {
            string whole = Path.Combine(scratch.FullName, "whole");
            foreach (string part in parts)
            {
                await File.AppendAllTextAsync(whole, part);
            }

            return await File.ReadAllTextAsync(whole);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }
}

public static class Case
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("idem5").FullName;

    public static IAsyncEnumerable<string> Demo1()
        => Twice(() => new Tiles(Folder).RenderAsync(1, 2, "<svg/>"), () => string.Join(",", Directory.GetFiles(Folder).Select(Path.GetFileName)));

    public static IAsyncEnumerable<string> Demo2()
    {
        long size = 0;
        return Twice(async () => size = await new Tiles(Folder).MeasureAsync("abc"), () => size);
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        string whole = "";
        return Twice(async () => whole = await new Tiles(Folder).JoinAsync(["a", "b"]), () => whole);
    }

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
