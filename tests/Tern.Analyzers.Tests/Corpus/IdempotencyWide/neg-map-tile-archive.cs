// case: neg-map-tile-archive
// category: files
// rationale: files are written whole, moved over each other and removed if they are there; random names are of the attempt only
// rule: none

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegMapTileArchive;

public readonly record struct TileId(int Zoom, int X, int Y)
{
    public string Path => System.IO.Path.Combine($"{Zoom}", $"{X}", $"{Y}.tile");
}

public interface ITileStore
{
    [Idempotent] Task PutAsync(TileId tile, ReadOnlyMemory<byte> pixels);
    [Idempotent] Task LegendAsync(IEnumerable<string> layers);
    [Idempotent] Task DropZoomAsync(int zoom);
    [Idempotent] Task StampAsync(TileId tile, byte version);
    [Idempotent] Task PublishAsync(TileId tile);
}

public sealed class TileStore(string root) : ITileStore
{
    public async Task PutAsync(TileId tile, ReadOnlyMemory<byte> pixels)
    {
        string target = Prepare(tile.Path);
        string draft = Path.Combine(root, Path.GetRandomFileName());
        try
        {
            await using (FileStream stream = new(draft, FileMode.CreateNew))
            {
                await stream.WriteAsync(pixels);
            }
            File.Move(draft, target, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    public async Task LegendAsync(IEnumerable<string> layers)
    {
        var text = new StringBuilder("# layers\n");
        int number = 0;
        foreach (string layer in layers) { text.Append(++number).Append(". ").AppendLine(layer); }
        await using StreamWriter writer = new(Path.Combine(root, "legend.txt"), append: false);
        await writer.WriteAsync(text);
    }

    public Task DropZoomAsync(int zoom)
    {
        DirectoryInfo folder = new(Path.Combine(root, $"{zoom}"));
        if (folder.Exists) { folder.Delete(recursive: true); }
        return Task.CompletedTask;
    }

    public async Task StampAsync(TileId tile, byte version)
    {
        await using FileStream stream = File.Open(Prepare(tile.Path + ".v"), FileMode.OpenOrCreate, FileAccess.ReadWrite);
        stream.Seek(0, SeekOrigin.Begin);
        stream.WriteByte(version);
        stream.SetLength(1);
    }

    public Task PublishAsync(TileId tile)
    {
        string source = Path.Combine(root, tile.Path);
        if (File.Exists(source)) { File.Copy(source, Prepare(Path.Combine("public", tile.Path)), overwrite: true); }
        return Task.CompletedTask;
    }

    private string Prepare(string name)
    {
        string path = Path.Combine(root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}

public static class Case
{
    private static readonly string Root = Directory.CreateTempSubdirectory("tiles").FullName;
    private static readonly TileStore Store = new(Root);
    private static readonly TileId Tile = new(3, 4, 5);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Store.PutAsync(Tile, new byte[] { 1, 2, 3 }), Disk);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Store.LegendAsync(["roads", "rivers"]), Disk);
    public static IAsyncEnumerable<string> Safe3() => Twice(() => Store.StampAsync(Tile, 7), Disk);
    public static IAsyncEnumerable<string> Safe4() => Twice(() => Store.PublishAsync(Tile), Disk);
    public static IAsyncEnumerable<string> Safe5() => Twice(() => Store.DropZoomAsync(3), Disk);
    private static object Disk() => string.Join(' ', Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Order().Select(f => $"{f}:{Convert.ToHexString(File.ReadAllBytes(f))}"));
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
