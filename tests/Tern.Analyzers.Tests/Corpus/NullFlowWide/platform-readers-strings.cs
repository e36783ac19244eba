#nullable enable
using System.Text;
using System.Text.RegularExpressions;
namespace NullSafety.SurfB.ReadersStrings;

// StreamReader.ReadLine beside ReadToEnd
static class StreamLine
{
    static string Next(Stream s) => new StreamReader(s).ReadLine()!;
    static int Len(string l) => l.Length; // want: null-deref
    public static void DemoLine() => Len(Next(new MemoryStream()));
}
static class StreamRest
{
    static string Next(Stream s) => new StreamReader(s).ReadToEnd();
    static int Len(string l) => l.Length;
    public static void DemoRest() => Len(Next(new MemoryStream()));
}
// StringReader.ReadLine, order
static class SecondLine
{
    static string Take(StringReader r) { r.ReadLine(); return r.ReadLine()!; }
    static string Cut(string l) => l.Trim(); // want: null-deref
    public static void DemoSecond() => Cut(Take(new StringReader("only")));
}
static class OnlyLine
{
    static string Take(StringReader r) { string s = r.ReadLine()!; r.ReadLine(); return s; }
    static string Cut(string l) => l.Trim(); // needless
    public static void DemoOnly() => Cut(Take(new StringReader("only")));
}
// TextReader.Null
static class NullReaderLine
{
    static string Take(TextReader r) => r.ReadLine()!;
    static string Cut(string l) => l.Trim(); // want: null-deref
    public static void DemoNullReader() => Cut(Take(TextReader.Null));
}
static class NullReaderAll
{
    static string Take(TextReader r) => r.ReadToEnd();
    static string Cut(string l) => l.Trim();
    public static void DemoNullReader() => Cut(Take(TextReader.Null));
}
// ReadLineAsync
static class AsyncLine
{
    static async Task<string> Take(TextReader r) => (await r.ReadLineAsync())!;
    static async Task<int> Len(TextReader r) { string l = await Take(r); return l.Length; } // want: null-deref
    public static Task DemoAsyncLine() => Len(new StringReader(""));
}
static class AsyncRest
{
    static async Task<string> Take(TextReader r) => await r.ReadToEndAsync();
    static async Task<int> Len(TextReader r) { string l = await Take(r); return l.Length; }
    public static Task DemoAsyncRest() => Len(new StringReader(""));
}
// Console.ReadLine
static class Ask
{
    static string Answer() => Console.ReadLine()!;
    static bool Yes(string a) => a.StartsWith('y'); // want: null-deref
    public static void DemoAsk() { Console.SetIn(new StringReader("")); Yes(Answer()); }
}
static class AskGuarded
{
    static string Answer() => Console.ReadLine() ?? "no";
    static bool Yes(string a) => a.StartsWith('y');
    public static void DemoAsk() { Console.SetIn(new StringReader("")); Yes(Answer()); }
}
// string.IsInterned beside string.Intern
static class InternedOnly
{
    static string Pool(string s) => string.IsInterned(s)!;
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoInterned() => Len(Pool(Guid.NewGuid().ToString()));
}
static class InternAll
{
    static string Pool(string s) => string.Intern(s);
    static int Len(string s) => s.Length;
    public static void DemoIntern() => Len(Pool(Guid.NewGuid().ToString()));
}
// Join of nulls
static class JoinPart
{
    static string Last(string?[] parts) => parts[^1]!;
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoJoinPart() => Len(Last(["a", null]));
}
static class JoinAll
{
    static string All(string?[] parts) => string.Join(",", parts);
    static int Len(string s) => s.Length;
    public static void DemoJoinAll() => Len(All([null, null]));
}
// Concat of nulls
static class CoalesceNulls
{
    static string Mix(string? a, string? b) => (a ?? b)!;
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoMix() => Len(Mix(null, null));
}
static class ConcatNulls
{
    static string Mix(string? a, string? b) => string.Concat(a, b);
    static int Len(string s) => s.Length;
    public static void DemoMix() { Len(Mix(null, null)); Len((string?)null + null); }
}
// Replace with null
static class ReplaceOfNull
{
    static string Strip(string? s) => s?.Replace("-", null)!;
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoReplace() => Len(Strip(null));
}
static class ReplaceWithNull
{
    static string Strip(string s) => s.Replace("-", null);
    static int Len(string s) => s.Length;
    public static void DemoReplace() => Len(Strip("--"));
}
// Format with nulls
static class FormatArgument
{
    static object Arg(object?[] a) => a[0]!;
    static string Show(object?[] a) => Arg(a).ToString()!; // want: null-deref
    public static void DemoFormat() => Show([null]);
}
static class FormatNulls
{
    static string Fill(object?[] a) => string.Format("{0}", a);
    static string Show(object?[] a) => Fill(a).ToString();
    public static void DemoFormat() => Show([null]);
}
// Split, one past the end
static class SplitThird
{
    static string Third(string s) => s.Split(',').ElementAtOrDefault(2)!;
    static string Cut(string p) => p.Trim(); // missed: null-deref
    public static void DemoSplit() => Cut(Third("a,b"));
}
static class SplitSecond
{
    static string Second(string s) => s.Split(',')[1];
    static string Cut(string p) => p.Trim();
    public static void DemoSplit() => Cut(Second("a,"));
}
// Substring and IndexOf
static class TailOf
{
    static string Tail(string s) { int i = s.IndexOf('='); return i < 0 ? null! : s.Substring(i + 1); }
    static int Len(string t) => t.Length; // want: null-deref
    public static void DemoTail() => Len(Tail("key"));
}
static class TailOfPair
{
    static string Tail(string s) { int i = s.IndexOf('='); return i < 0 ? null! : s.Substring(i + 1); }
    static int Len(string t) => t.Length; // needless
    public static void DemoTail() => Len(Tail("key="));
}
// ToString of a null Nullable<T>, and of its box
static class BoxedCount
{
    static object Box(int? n) => n!;
    static string Show(object o) => o.ToString()!; // want: null-deref
    public static void DemoCount() => Show(Box(null));
}
static class PlainCount
{
    static string Text(int? n) => n.ToString()!;
    static string Show(string o) => o.ToString();
    public static void DemoCount() => Show(Text(null));
}
// StringBuilder
static class BuilderAbsent
{
    static StringBuilder Start(bool on) => on ? new StringBuilder() : null!;
    static StringBuilder Add(StringBuilder b) => b.Append('x'); // want: null-deref
    public static void DemoBuilder() => Add(Start(false));
}
static class BuilderOfNull
{
    static StringBuilder Start(string? s) => new StringBuilder(s).Append((string?)null).AppendLine(null);
    static StringBuilder Add(StringBuilder b) => b.Append(b.ToString().Length);
    public static void DemoBuilder() => Add(Start(null));
}
// Encoding by number from a provider
static class EncodingUnknown
{
    static Encoding Pick(int page) => CodePagesEncodingProvider.Instance.GetEncoding(page)!;
    static string Read(Encoding e) => e.WebName; // want: null-deref
    public static void DemoEncoding() => Read(Pick(64999));
}
static class EncodingFixed
{
    static string Pick(byte[] b) => Encoding.UTF8.GetString(b);
    static int Read(string e) => e.Length + Encoding.UTF8.GetPreamble().Length;
    public static void DemoEncoding() => Read(Pick([]));
}
// Regex.Match never null, Matches().FirstOrDefault() may be
static class FirstMatch
{
    static Match Find(string s) => Regex.Matches(s, "[0-9]+").FirstOrDefault()!;
    static string Value(Match m) => m.Value; // want: null-deref
    public static void DemoFind() => Value(Find("abc"));
}
static class PlainMatch
{
    static Match Find(string s) => Regex.Match(s, "[0-9]+").NextMatch();
    static string Value(Match m) => m.Value;
    public static void DemoFind() => Value(Find("abc"));
}
// Groups
static class GroupTry
{
    static Group Pick(string s) { Regex.Match(s, "(?<y>[0-9]+)").Groups.TryGetValue("z", out Group? g); return g!; }
    static string Value(Group g) => g.Value; // want: null-deref
    public static void DemoGroup() => Value(Pick("2024"));
}
static class GroupIndexer
{
    static Group Pick(string s) => Regex.Match(s, "(?<y>[0-9]+)").Groups["z"];
    static string Value(Group g) => g.Value;
    public static void DemoGroup() => Value(Pick("abc"));
}
// Captures
static class CaptureLast
{
    static Capture Pick(string s) => Regex.Match(s, "(a)?b").Groups[1].Captures.LastOrDefault()!;
    static int At(Capture c) => c.Index; // want: null-deref
    public static void DemoCapture() => At(Pick("b"));
}
static class CaptureList
{
    static CaptureCollection Pick(string s) => Regex.Match(s, "(a)?b").Groups[1].Captures;
    static int At(CaptureCollection c) => c.Count;
    public static void DemoCapture() => At(Pick("b"));
}
