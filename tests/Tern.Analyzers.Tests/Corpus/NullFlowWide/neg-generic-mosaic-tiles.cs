// case: neg-generic-mosaic-tiles
// category: negative-generics
// rationale: constraints, default of value types, a default struct that guards itself, generic default only handed out with a flag
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide.NegGenericMosaicTiles;

public interface ITile
{
    string Glaze { get; }
}

public sealed class Tile : ITile
{
    public string Glaze { get; init; } = "blue";
}

public readonly struct Batch(string kiln, ITile[] tiles)
{
    private readonly string? _kiln = kiln;
    private readonly ITile[]? _tiles = tiles;
    public bool IsDefault => _tiles is null;
    public string Kiln => _kiln ?? "none";
    public int Count => IsDefault ? 0 : _tiles.Length; // csc-false

    public ITile this[int i] => _tiles is { } t ? t[i] : throw new IndexOutOfRangeException();
}

public sealed class Slot<T>
    where T : class, ITile, new()
{
    private T? _tile;
    public T Tile => _tile ??= new T();

    public bool Peek(out T tile)
    {
        tile = _tile!;
        return _tile != null;
    }
}

public static class Grid
{
    public static bool TryAt<T>(IReadOnlyList<T> items, int i, out T item)
    {
        bool inside = i >= 0 && i < items.Count;
        item = inside ? items[i] : default!;
        return inside;
    }

    public static T Sum<T>(IEnumerable<T> source)
        where T : struct, System.Numerics.INumber<T>
    {
        T total = default;
        foreach (var item in source)
        {
            total += item;
        }

        return total;
    }

    public static int Walk<T>(IReadOnlyList<T> tiles)
        where T : ITile
    {
        int n = 0;
        for (int i = 0; TryAt(tiles, i, out var tile); i++)
        {
            n += tile.Glaze.Length;
        }

        return TryAt(tiles, n, out var extra) ? extra.Glaze.Length : n;
    }
}

public static class Case
{
    private static int Look(Slot<Tile> slot) => slot.Peek(out var tile) ? tile.Glaze.Length : slot.Tile.Glaze.Length;
    public static void Demo1() => _ = default(Batch).Count + default(Batch).Kiln.Length + new Batch("k", [new Tile()])[0].Glaze.Length;
    public static void Demo2() => Look(new Slot<Tile>());
    public static void Demo3() => Grid.Sum([1, 2, 3]).ToString();
    public static void Demo4() => Grid.Walk([new Tile(), new Tile()]);
    public static void Demo5() => _ = new Batch("k", [new Tile()]).Count;
}
