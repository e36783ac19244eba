// Keys and elements that collections hash and compare: the code of their class runs.
using System.Collections.Generic;

namespace Variations.Hashed;

public sealed class Plate
{
    public string Country { get; set; } = null!;

    public override bool Equals(object? obj) => obj is Plate other && other.Country == Country;

    public override int GetHashCode() => Country.Length; // want: null-deref
}

public sealed class Badge
{
    public string? Name { get; set; }

    public override bool Equals(object? obj) => obj is Badge other && other.Name!.Length == 3; // want: null-deref

    public override int GetHashCode() => Name is null ? 0 : Name.Length;
}

public sealed class Token
{
    public string? Text { get; set; }

    public override bool Equals(object? obj) => obj is Token other && other.Text == Text;

    public override int GetHashCode() => Text!.Length;
}

public sealed class TokenOrder : IEqualityComparer<Token>
{
    public bool Equals(Token? x, Token? y) => x?.Text == y?.Text;

    public int GetHashCode(Token obj) => obj.Text is { } text ? text.Length : 0;
}

public static class Gate
{
    public static void Demo1() => new HashSet<Plate>().Add(new Plate());

    public static void Demo2() => new HashSet<Plate>().Add(new Plate { Country = "A" });

    public static void Demo3() => _ = new Dictionary<Badge, int> { [new Badge()] = 3 }.Count;

    public static void Demo4() => new List<Badge> { new Badge() }.Contains(new Badge());

    public static void Demo5() => new HashSet<Token>(new TokenOrder()).Add(new Token());

    public static void Demo6() => new List<Plate> { new Plate() }.Add(new Plate());
}
