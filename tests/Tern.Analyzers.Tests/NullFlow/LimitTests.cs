using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Reporting;
using Tern.Analyzers.Tests.Support;

namespace Tern.Analyzers.Tests.NullFlow;

/// <summary>Code that would take the analysis longer than anybody waits ends within its bounds.</summary>
public sealed class LimitTests
{
    [Theory(Timeout = 60_000)]
    [InlineData(12)]
    [InlineData(40)]
    public async Task Table_OfManyFunctions_DoesNotMultiplyTheRuns(int functions)
    {
        StringBuilder text = new("public static class Parsers { private static readonly Dictionary<string, Func<string, string?>> s_all = new() {");
        for (int i = 0; i < functions; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"[\"k{i}\"] = Parse{i},");
        }

        text.Append("}; public static int Size(string kind, string text) => s_all.TryGetValue(kind, out var parse) ? parse(text)!.Length : 0;");
        for (int i = 0; i < functions; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"private static string? Parse{i}(string text) {{ if (text.Length > {i + 9}) {{ return null; }} if (text.StartsWith(\"{i}\")) {{ return \"a{i}\"; }} return text.EndsWith(\"{i}\") ? text : \"b\" + text; }}");
        }

        text.Append('}');
        IEnumerable<Diagnostic> found = await AnalyzerRun.DiagnosticsOfAsync(Compilations.Of(text.ToString()), [new NullFlowAnalyzer()]);

        Assert.All(found, d => Assert.StartsWith("TERN10", d.Id, StringComparison.Ordinal));
    }

    [Fact(Timeout = 120_000)]
    public async Task Chain_OfManyMethods_FitsTheStack()
    {
        const int Methods = 40_000;
        StringBuilder text = new("public class Box { private readonly Dictionary<string, string> _all = new(); private int _last; public string? Find(string key) => _all.TryGetValue(key, out var found) ? found : null;");
        text.Append("public string Get(string key) { if (Find(key) is null) { M0(key); } return Find(key)!.Trim(); }");
        for (int i = 0; i < Methods; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"public void M{i}(string key) {{ _last = {i}; M{i + 1}(key); }}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"public void M{Methods}(string key) {{ _last = -1; }} }}");
        IEnumerable<Diagnostic> found = await AnalyzerRun.DiagnosticsOfAsync(Compilations.Of(text.ToString()), [new NullFlowAnalyzer()]);

        Assert.Contains(found, d => d.Id == "TERN1004");
    }

    [Fact(Timeout = 60_000)]
    public async Task Exceptions_OfMethodsThatCallOneAnotherTwice_AreCountedOnce()
    {
        const int Methods = 38;
        StringBuilder text = new("public static class Chain { private static void M0(int n) { if (n < 0) { throw new InvalidOperationException(\"n\"); } }");
        for (int i = 1; i <= Methods; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"private static void M{i}(int n) {{ M{i - 1}(n); M{i - 1}(n); }}\n");
        }

        text.Append("private static string? Find(int n) => n > 1 ? \"a\" : null;");
        text.Append(CultureInfo.InvariantCulture, $"public static int Caught(int n) {{ string? s = Find(n); try {{ M{Methods}(n); s = \"b\"; }} catch (InvalidOperationException) {{ n++; }} return s!.Length; }}");
        text.Append(CultureInfo.InvariantCulture, $"public static int Others(int n) {{ string? s = \"a\"; try {{ M{Methods}(n); }} catch (ArgumentException) {{ s = null; }} return s!.Length; }} }}");
        IEnumerable<Diagnostic> found = await AnalyzerRun.DiagnosticsOfAsync(Compilations.Of(text.ToString()), [new NullFlowAnalyzer()]);

        Assert.Single(found, d => d.Severity == DiagnosticSeverity.Warning);
    }

    [Fact(Timeout = 60_000)]
    public async Task Statics_OfTypesThatUseOneAnother_AreTakenOnce()
    {
        const string Text = """
            public sealed class Node(string? name, Node? other) { public readonly string? Name = name; public readonly Node? Other = other; }
            public static class First { public static readonly Node Value = new("first", Second.Value); }
            public static class Second { public static readonly Node Value = new("second", Third.Value); }
            public static class Third { public static readonly Node Value = new("third", First.Value); }
            public static class Uses { public static int Of(int n) => n > 0 ? First.Value.Other!.Name!.Length : Second.Value.Other!.Other!.Name!.Length; }
            """;
        IEnumerable<Diagnostic> found = await AnalyzerRun.DiagnosticsOfAsync(Compilations.Of(Text), [new NullFlowAnalyzer()]);

        Assert.DoesNotContain(found, static d => d.Id == "AD0001");
    }

    [Theory(Timeout = 60_000)]
    [InlineData(4)]
    [InlineData(12)]
    [InlineData(40)]
    public async Task Statics_OfTypesThatAllNeedOneAnother_AreFollowedUpToABound(int types)
    {
        StringBuilder text = new();
        for (int i = 0; i < types; i++)
        {
            string others = string.Join(" + ", Enumerable.Range(0, types).Where(t => t != i).Select(static t => $"T{t}.First"));
            text.Append(CultureInfo.InvariantCulture, $"public static class T{i} {{ public static readonly string First = {others}; public static readonly string Next = T{(i + 1) % types}.Read(); static T{i}() {{ }} public static string Read() => First.Trim(); }}\n");
        }

        IEnumerable<Diagnostic> found = await AnalyzerRun.DiagnosticsOfAsync(Compilations.Of(text.ToString()), [new NullFlowAnalyzer()]);

        Assert.DoesNotContain(found, static d => d.Id == "AD0001");
    }

    [Theory]
    [InlineData(20, 1, 0)]
    [InlineData(500, 0, 1)]
    public async Task Table_ThatIsWrittenOut_IsKnownUpToABound(int entries, int reports, int limits)
    {
        StringBuilder text = new("public static class Codes { private static readonly Dictionary<string, string> s_all = new() {");
        for (int i = 0; i < entries; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"[\"k{i}\"] = \"v{i}\",");
        }

        text.Append("}; public static int Size() => s_all.GetValueOrDefault(\"other\")!.Length; }");
        List<Diagnostic> found = [.. await AnalyzerRun.DiagnosticsOfAsync(Compilations.Of(text.ToString()), [new NullFlowAnalyzer()])];

        Assert.Equal(reports, found.Count(d => d.Severity == DiagnosticSeverity.Warning));
        Assert.Equal(limits, found.Count(d => d.Id == "TERN1090" && d.GetMessage(CultureInfo.InvariantCulture).StartsWith("'s_all' is analysed in part only", StringComparison.Ordinal)));
    }
}
