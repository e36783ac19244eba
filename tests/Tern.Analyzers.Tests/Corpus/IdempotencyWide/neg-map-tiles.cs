// case: neg-map-tiles
// category: files
// rationale: temporary names are new each time, yet what stays is one file of a fixed name with fixed content
// rule: none

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.MapTiles;

public readonly record struct Tile(int Zoom, int X, int Y)
{
    public string Name => $"{Zoom}-{X}-{Y}.tile";
}

public sealed class AtomicFile(string path)
{
    public async Task ReplaceAsync(string content)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await File.WriteAllTextAsync(temporary, content);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}

public interface ITileStore
{
    [Idempotent] Task RenderAsync(Tile tile);
    [Idempotent] Task IndexAsync(IReadOnlyList<Tile> tiles);
    [Idempotent] Task PurgeAsync(int zoom);
    [Idempotent] Task BackUpAsync();
}

public sealed class TileStore(string root) : ITileStore
{
    public Task RenderAsync(Tile tile)
    {
        string folder = Path.Combine(root, $"z{tile.Zoom}");
        Directory.CreateDirectory(folder);
        return new AtomicFile(Path.Combine(folder, tile.Name)).ReplaceAsync($"tile {tile.X * 256},{tile.Y * 256}");
    }

    public async Task IndexAsync(IReadOnlyList<Tile> tiles)
    {
        await using StreamWriter writer = new(Path.Combine(root, "index.txt"), append: false);
        foreach (Tile tile in tiles.OrderBy(t => t.Zoom).ThenBy(t => t.X))
            await writer.WriteLineAsync(tile.Name);
    }

    public Task PurgeAsync(int zoom)
    {
        DirectoryInfo folder = new(Path.Combine(root, $"z{zoom}"));
        return folder.Exists ? Task.Run(() => folder.Delete(recursive: true)) : Task.CompletedTask;
    }

    public Task BackUpAsync()
    {
        string backup = Directory.CreateDirectory(Path.Combine(root, "backup")).FullName;
        foreach (string file in Directory.EnumerateFiles(root))
            File.Copy(file, Path.Combine(backup, Path.GetFileName(file)), overwrite: true);

        return Task.CompletedTask;
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Safe1() => Run(s => s.RenderAsync(new Tile(3, 1, 2)));
    public static IAsyncEnumerable<string> Safe2() => Run(s => s.IndexAsync([new Tile(3, 1, 2), new Tile(2, 0, 0)]));
    public static IAsyncEnumerable<string> Safe3() => Run(s => s.PurgeAsync(1));
    public static IAsyncEnumerable<string> Safe4() => Run(s => s.BackUpAsync());
    private static IAsyncEnumerable<string> Run(Func<ITileStore, Task> act)
    {
        string root = Directory.CreateTempSubdirectory("tiles").FullName;
        Directory.CreateDirectory(Path.Combine(root, "z1"));
        File.WriteAllText(Path.Combine(root, "readme"), "tiles");
        TileStore store = new(root);
        return Twice(() => act(store), () => string.Join('|', Directory.GetFileSystemEntries(root, "*", SearchOption.AllDirectories).Order().Select(f => f[root.Length..] + (File.Exists(f) ? File.ReadAllText(f) : ""))));
    }
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            string end = await Task.Run(act).ContinueWith(t => t.Exception?.InnerException?.GetType().Name ?? "done");
            yield return $"{end}: {state()}";
        }
    }
}
