// A key that is a tuple or a record is the same key wherever it is made of the same parts.
using System.Collections.Generic;

namespace Variations.ComposedKeys;

public sealed class Tile(string name)
{
    public string Name => name;
}

public readonly record struct Spot(int Row, int Column);

public sealed class Board
{
    private readonly Dictionary<(int Row, int Column), Tile> _tiles = [];

    public Tile this[int row, int column]
    {
        get => _tiles.TryGetValue((row, column), out Tile? tile) ? tile : null!;
        set => _tiles[(row, column)] = value;
    }
}

public sealed class Field
{
    private readonly Dictionary<Spot, Tile> _tiles = [];

    public void Put(int row, int column) => _tiles[new Spot(row, column)] = new Tile("t");

    public Tile? At(int row, int column) => _tiles.TryGetValue(new Spot(row, column), out Tile? tile) ? tile : null;
}

public sealed class Prices
{
    private readonly Dictionary<(string Shop, int Number), Tile> _prices = [];

    public void Put(string shop, int number) => _prices[(shop, number)] = new Tile(shop);

    public Tile At(string shop, int number) => _prices.TryGetValue((shop, number), out Tile? tile) ? tile : null!;
}

public static class Demo
{
    private static int Other()
    {
        Board board = new() { [1, 1] = new Tile("a") };
        return board[1, 2].Name.Length; // want: null-deref
    }

    private static int Same()
    {
        Board board = new() { [1, 1] = new Tile("a") };
        board[2, 1] ??= new Tile("b");
        return board[2, 1].Name.Length + board[1, 1].Name.Length;
    }

    private static int OtherSpot()
    {
        Field field = new();
        field.Put(1, 2);
        return field.At(2, 1)!.Name.Length; // want: null-deref
    }

    private static int SameSpot()
    {
        Field field = new();
        field.Put(1, 2);
        return field.At(1, 2)!.Name.Length;
    }

    private static int OtherShop(Prices prices, string shop) => prices.At(shop, 8).Name.Length; // want: null-deref

    private static int SameShop(Prices prices, string shop)
    {
        if (prices.At(shop, 7) == null)
        {
            prices.Put(shop, 7);
        }

        return prices.At(shop, 7).Name.Length;
    }

    private static int Each(Dictionary<(int, int), Tile> tiles)
    {
        int sum = 0;
        foreach ((int, int) key in tiles.Keys)
        {
            sum += key.Item1 + tiles.GetValueOrDefault(key)!.Name.Length;
        }

        return sum;
    }

    public static void DemoOther() => Other();
    public static void DemoSame() => Same();
    public static void DemoOtherSpot() => OtherSpot();
    public static void DemoSameSpot() => SameSpot();

    public static void DemoOtherShop()
    {
        Prices prices = new();
        prices.Put("a", 7);
        OtherShop(prices, "a");
    }

    public static void DemoSameShop()
    {
        Prices prices = new();
        prices.Put("a", 7);
        SameShop(prices, "b");
    }

    public static void DemoEach() => Each(new() { [(1, 2)] = new Tile("e") });
}
