#nullable enable
using System.Text.Json;
using System.Text.Json.Nodes;
namespace NullSafety.SurfB.JsonParts;

// JsonElement.GetString
static class GetNullText
{
    static string Name(string j) { using var d = JsonDocument.Parse(j); return d.RootElement.GetProperty("n").GetString()!; }
    static int Len(string s) => s.Length; // missed: null-deref
    public static void DemoText() => Len(Name("{\"n\":null}"));
}
static class GetText
{
    static string Name(string j) { using var d = JsonDocument.Parse(j); return d.RootElement.GetProperty("n").GetString()!; }
    static int Len(string s) => s.Length;
    public static void DemoText() => Len(Name("{\"n\":\"\"}"));
}
// JsonElement.ToString and GetRawText never
static class ArrayItemText
{
    static string First(JsonElement e) => e[0].GetString()!;
    static string Cut(string s) => s.Trim(); // missed: null-deref
    public static void DemoItem() => Cut(First(JsonDocument.Parse("[null]").RootElement));
}
static class ArrayItemToString
{
    static string First(JsonElement e) => e[0].ToString() + e[0].GetRawText();
    static string Cut(string s) => s.Trim();
    public static void DemoItem() => Cut(First(JsonDocument.Parse("[null]").RootElement));
}
// JsonElement.TryGetProperty
static class TryPart
{
    static string Part(JsonElement e, string k) => e.TryGetProperty(k, out var v) ? v.GetString()! : null!;
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoPart() => Len(Part(JsonDocument.Parse("{}").RootElement, "k"));
}
static class TryPartOr
{
    static string Part(JsonElement e, string k) => e.TryGetProperty(k, out var v) ? v.GetString() ?? "" : "-";
    static int Len(string s) => s.Length;
    public static void DemoPart() => Len(Part(JsonDocument.Parse("{}").RootElement, "k"));
}
// JsonNode.Parse
static class ParseNull
{
    static JsonNode Read(string j) => JsonNode.Parse(j)!;
    static string Show(JsonNode n) => n.ToJsonString(); // missed: null-deref
    public static void DemoParse() => Show(Read("null"));
}
static class ParseObject
{
    static JsonNode Read(string j) => JsonNode.Parse(j)!;
    static string Show(JsonNode n) => n.ToJsonString();
    public static void DemoParse() => Show(Read("{}"));
}
// JsonNode indexer
static class NodeKey
{
    static JsonNode At(JsonNode n, string k) => n[k]!;
    static int Num(JsonNode n) => n.GetValue<int>(); // want: null-deref
    public static void DemoKey() => Num(At(JsonNode.Parse("{\"a\":1}")!, "b"));
}
static class NodeKeyThere
{
    static JsonNode At(JsonNode n, string k) => n[k]!;
    static int Num(JsonNode n) => n.GetValue<int>(); // needless
    public static void DemoKey() => Num(At(JsonNode.Parse("{\"a\":1}")!, "a"));
}
// JsonArray element
static class NodeItem
{
    static JsonNode At(JsonArray a, int i) => a[i]!;
    static JsonValueKind Kind(JsonNode n) => n.GetValueKind(); // want: null-deref
    public static void DemoItem() => Kind(At(new JsonArray(1, null), 1));
}
static class NodeItemThere
{
    static JsonNode At(JsonArray a, int i) => a[i]!;
    static JsonValueKind Kind(JsonNode n) => n.GetValueKind(); // needless
    public static void DemoItem() => Kind(At(new JsonArray(1, null), 0));
}
// JsonNode.Parent beside Root
static class NodeParent
{
    static JsonNode Up(JsonNode n) => n.Parent!;
    static JsonObject Obj(JsonNode n) => n.AsObject(); // missed: null-deref
    public static void DemoParent() => Obj(Up(new JsonObject()));
}
static class NodeRoot
{
    static JsonNode Up(JsonNode n) => n.Root;
    static JsonObject Obj(JsonNode n) => n.AsObject();
    public static void DemoRoot() => Obj(Up(new JsonObject()));
}
// JsonObject.TryGetPropertyValue: true with a null value
static class ObjectTry
{
    static JsonNode Get(JsonObject o, string k) => o.TryGetPropertyValue(k, out var v) ? v! : "x";
    static JsonValue Val(JsonNode n) => n.AsValue(); // missed: null-deref
    public static void DemoTry() => Val(Get(new JsonObject { ["k"] = null }, "k"));
}
static class ObjectTryFilled
{
    static JsonNode Get(JsonObject o, string k) => o.TryGetPropertyValue(k, out var v) ? v! : "x";
    static JsonValue Val(JsonNode n) => n.AsValue();
    public static void DemoTry() { Val(Get(new JsonObject { ["k"] = 2 }, "k")); Val(Get(new JsonObject(), "k")); }
}
// JsonValue.Create
static class ValueOfNull
{
    static JsonValue Make(string? s) => JsonValue.Create(s)!;
    static string Show(JsonValue v) => v.ToJsonString(); // want: null-deref
    public static void DemoMake() => Show(Make(null));
}
static class ValueOfText
{
    static JsonValue Make(string? s) => JsonValue.Create(s)!;
    static string Show(JsonValue v) => v.ToJsonString();
    public static void DemoMake() => Show(Make(""));
}
// explicit conversion of a missing node
static class NodeToText
{
    static string Text(JsonNode n) => ((string?)n["t"])!;
    static int Len(string s) => s.Length; // missed: null-deref
    public static void DemoTo() => Len(Text(new JsonObject()));
}
static class NodeToTextThere
{
    static string Text(JsonNode n) => ((string?)n["t"])!;
    static int Len(string s) => s.Length;
    public static void DemoTo() => Len(Text(new JsonObject { ["t"] = "q" }));
}
// JsonSerializer.Deserialize of 'null'
class Port { public string Name { get; set; } = ""; public Dock Dock { get; set; } = null!; public List<string> Ships { get; init; } = []; }
class Dock { public int Depth { get; set; } }
record Crane(string Make, Dock Site);
static class WholeNull
{
    static Port Read(string j) => JsonSerializer.Deserialize<Port>(j)!;
    static string Name(Port p) => p.Name; // missed: null-deref
    public static void DemoWhole() => Name(Read("null"));
}
static class WholeObject
{
    static Port Read(string j) => JsonSerializer.Deserialize<Port>(j)!;
    static string Name(Port p) => p.Name;
    public static void DemoWhole() => Name(Read("{}"));
}
// objects with missing parts
static class MissingPart
{
    static Port Read(string j) => JsonSerializer.Deserialize<Port>(j)!;
    static int Depth(Port p) => p.Dock.Depth; // want: null-deref
    public static void DemoMissing() => Depth(Read("{}"));
}
static class PresentPart
{
    static Port Read(string j) => JsonSerializer.Deserialize<Port>(j)!;
    static int Depth(Port p) => p.Dock.Depth;
    public static void DemoPresent() => Depth(Read("{\"Dock\":{}}"));
}
// JSON null over an initializer
static class NullOverInit
{
    static Port Read(string j) => JsonSerializer.Deserialize<Port>(j)!;
    static int Count(Port p) => p.Ships.Count; // want: null-deref
    public static void DemoOver() => Count(Read("{\"Ships\":null}"));
}
static class InitKept
{
    static Port Read(string j) => JsonSerializer.Deserialize<Port>(j)!;
    static int Count(Port p) => p.Ships.Count; // needless
    public static void DemoKept() => Count(Read("{\"Name\":\"x\"}"));
}
// a missing constructor parameter, a null element
static class MissingArgument
{
    static Crane Read(string j) => JsonSerializer.Deserialize<Crane>(j)!;
    static int Len(Crane c) => c.Make.Length; // want: null-deref
    public static void DemoArgument() => Len(Read("{}"));
}
static class GivenArgument
{
    static Crane Read(string j) => JsonSerializer.Deserialize<Crane>(j)!;
    static int Len(Crane c) => c.Make.Length;
    public static void DemoArgument() => Len(Read("{\"Make\":\"m\"}"));
}
static class NullElement
{
    static List<string> Read(string j) => JsonSerializer.Deserialize<List<string>>(j)!;
    static int Len(List<string> l) => l[1].Length; // want: null-deref
    public static void DemoElement() => Len(Read("[\"a\",null]"));
}
static class FullElement
{
    static List<string> Read(string j) => JsonSerializer.Deserialize<List<string>>(j)!;
    static int Len(List<string> l) => l[1].Length; // needless
    public static void DemoElement() => Len(Read("[\"a\",\"b\"]"));
}
// SerializeToNode of null beside Serialize of null
static class NodeOfNull
{
    static JsonNode Write(object? o) => JsonSerializer.SerializeToNode(o)!;
    static JsonArray Arr(JsonNode n) => n.AsArray(); // missed: null-deref
    public static void DemoNode() => Arr(Write(null));
}
static class TextOfNull
{
    static string Write(object? o) => JsonSerializer.Serialize(o);
    static int Arr(string n) => n.Length;
    public static void DemoNode() => Arr(Write(null));
}
// Utf8JsonReader.GetString
static class TokenNull
{
    static string Tok(byte[] b) { var r = new Utf8JsonReader(b); r.Read(); return r.GetString()!; }
    static int Len(string s) => s.Length; // missed: null-deref
    public static void DemoTok() => Len(Tok("null"u8.ToArray()));
}
static class TokenText
{
    static string Tok(byte[] b) { var r = new Utf8JsonReader(b); r.Read(); return r.GetString()!; }
    static int Len(string s) => s.Length;
    public static void DemoTok() => Len(Tok("\"\""u8.ToArray()));
}
// JsonSerializerOptions.PropertyNamingPolicy
static class PolicyGone
{
    static JsonNamingPolicy Pol(JsonSerializerOptions o) => o.PropertyNamingPolicy!;
    static string Conv(JsonNamingPolicy p) => p.ConvertName("Ab"); // missed: null-deref
    public static void DemoPolicy() => Conv(Pol(new JsonSerializerOptions()));
}
static class PolicyWeb
{
    static JsonNamingPolicy Pol(JsonSerializerOptions o) => o.PropertyNamingPolicy!;
    static string Conv(JsonNamingPolicy p) => p.ConvertName("Ab");
    public static void DemoPolicy() => Conv(Pol(new JsonSerializerOptions(JsonSerializerDefaults.Web)));
}
