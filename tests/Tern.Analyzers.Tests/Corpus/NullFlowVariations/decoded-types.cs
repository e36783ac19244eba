// A decoder leaves out members of what it makes, and of nothing else.
using System.Collections.Generic;
using System.Text.Json;
namespace Variations.DecodedTypes;
public sealed class Reply
{
    public byte[] Bytes { get; set; } = null!;
    public string? Text => Bytes == null ? null : Bytes.Length.ToString();
}
public sealed class Part { public string Name { get; set; } = null!; public string? Label => Name == null ? null : Name + "!"; }
public sealed class Order { public List<Part> Parts { get; set; } = new(); }
public static class Store
{
    private static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text)!;
    public static Reply Fetch(byte[] bytes) => new() { Bytes = bytes };
    public static int Fetched() => Fetch([1]).Text!.Length;
    public static int Labels(string text) { int n = 0; foreach (Part part in Read<Order>(text).Parts) n += part.Label!.Length; return n; } // want: null-deref
}
public static class D
{
    public static int Demo1() => Store.Fetched();
    public static int Demo2() => Store.Labels("""{"Parts":[{}]}""");
}
