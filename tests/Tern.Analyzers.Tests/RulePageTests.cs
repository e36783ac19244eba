using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Tern.Analyzers.Tests;

/// <summary>Holds every rule of the assembly to its page and its release note.</summary>
public sealed class RulePageTests
{
    [Fact]
    public void Rules_EveryOne_HasAPageAndAReleaseNote()
    {
        string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));
        string notes = File.ReadAllText(Path.Combine(root, "src/Analyzers/Tern.Analyzers/AnalyzerReleases.Unshipped.md"));
        foreach (DiagnosticDescriptor rule in Analyzers().SelectMany(analyzer => analyzer.SupportedDiagnostics).DistinctBy(rule => rule.Id))
        {
            Assert.Contains(rule.Id, notes, StringComparison.Ordinal);
            string page = Path.Combine(root, "docs", "rules", rule.Id + ".md");
            Assert.True(File.Exists(page), $"{rule.Id} has no page.");
            Assert.StartsWith($"# {rule.Id}: {rule.Title}", File.ReadAllText(page), StringComparison.Ordinal);
        }
    }

    private static IEnumerable<DiagnosticAnalyzer> Analyzers()
        => System.Reflection.Assembly.Load("Tern.Analyzers").GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!);

    private static string Here([CallerFilePath] string file = "") => file;
}
