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
}
