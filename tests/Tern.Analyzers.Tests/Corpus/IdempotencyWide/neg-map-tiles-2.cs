// case: neg-map-tiles-2
// category: files
// rationale: a temporary file with a random name replaces the tile, folders exist or not, and a missing file may be deleted
// rule: none

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide5.NegMapTiles;

public readonly record struct TileId(int Zoom, int X, int Y)
{
    public string Path(string root) => System.IO.Path.Combine(root, $"{Zoom}", $"{X}", $"{Y}.svg");
}

public sealed record Shape(string Kind, IReadOnlyList<(double X, double Y)> Points);

public interface ITileStore
{
    [Idempotent]
    Task RenderAsync(TileId id, IEnumerable<Shape> shapes, CancellationToken cancellationToken = default);
    [Idempotent]
    Task DropAsync(TileId id);
    [Idempotent]
    Task IndexAsync();
}

public sealed class TileStore(string root) : ITileStore
{
    public async Task RenderAsync(TileId id, IEnumerable<Shape> shapes, CancellationToken cancellationToken = default)
    {
        string target = id.Path(root);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        StringBuilder svg = new("<svg>");
        foreach (Shape shape in shapes)
        {
            svg.Append('<').Append(shape.Kind).Append(" points=\"");
            svg.AppendJoin(' ', shape.Points.Select(p => FormattableString.Invariant($"{p.X},{p.Y}")));
            svg.AppendLine("\"/>");
        }

        string temporary = Path.Combine(Path.GetTempPath(), $"tile-{Guid.NewGuid():N}.tmp");
        await File.WriteAllTextAsync(temporary, svg.Append("</svg>").ToString(), cancellationToken);
        File.Move(temporary, target, overwrite: true);
    }

    public Task DropAsync(TileId id)
    {
        string target = id.Path(root);
        if (File.Exists(target))
        {
            File.Delete(target);
        }

        return Task.CompletedTask;
    }

    public async Task IndexAsync()
    {
        SortedDictionary<string, long> sizes = new(StringComparer.Ordinal);
        foreach (FileInfo file in new DirectoryInfo(root).EnumerateFiles("*.svg", SearchOption.AllDirectories))
        {
            sizes[Path.GetRelativePath(root, file.FullName)] = file.Length;
        }

        await using FileStream index = new(Path.Combine(root, "index.json"), FileMode.Create, FileAccess.Write);
        await JsonSerializer.SerializeAsync(index, sizes);
    }
}

public static class Case
{
    private static readonly string Root = Directory.CreateTempSubdirectory("tiles").FullName;
    private static readonly TileStore Store = new(Root);
    private static readonly Shape[] Shapes = [new("polygon", [(0, 0), (1, 0), (1, 1.5)])];
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Store.RenderAsync(new TileId(3, 1, 2), Shapes), () => File.ReadAllText(Path.Combine(Root, "3", "1", "2.svg")));
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Store.IndexAsync(), () => File.ReadAllText(Path.Combine(Root, "index.json")));
    public static IAsyncEnumerable<string> Safe3() => Twice(() => Store.DropAsync(new TileId(3, 1, 2)), () => Directory.GetFiles(Root, "*.svg", SearchOption.AllDirectories).Length);
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
