using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Tern.Generators.Diagnostics;
using Tern.Generators.Tests.Support;

namespace Tern.Generators.Tests.Diagnostics;

public sealed class DiagnosticTests
{
    public static TheoryData<int, string> Cases
    {
        get
        {
            TheoryData<int, string> data = [];
            for (int i = 0; i < DiagnosticCases.All.Count; i++)
            {
                data.Add(i, DiagnosticCases.All[i].Id);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rule_WrongContract_FiresAtTheMarkOnly(int index, string id)
    {
        DiagnosticCase tested = DiagnosticCases.All[index];
        (string source, List<(int Start, int Length)> marks) = Unmark(tested.Firing);

        GeneratorRun run = GeneratorRun.Of(source);

        Assert.All(run.Result.Diagnostics, d => Assert.Equal(id, d.Id));
        Assert.Equal(marks, run.Result.Diagnostics.Select(d => (d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)).Order());

        // The compiler adds nothing of its own because of what was generated, or was not.
        Assert.All(run.Problems.Where(p => p.Severity == DiagnosticSeverity.Error), p => Assert.True(p.Id == id || p.Id == tested.AlsoOfCompiler, p.ToString()));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rule_RightContract_IsSilent(int index, string id)
    {
        GeneratorRun run = GeneratorRun.Of(DiagnosticCases.All[index].Silent);

        Assert.DoesNotContain(run.Result.Diagnostics, d => d.Id == id);
        Assert.Empty(run.Problems);
    }

    [Fact]
    public void Rule_MessageOfAssemblyWithoutGeneratedCode_Fires()
    {
        Compilation library = Compilations.Of("Library", ["[RpcMessage] public partial class Plain;"]);
        const string Source = "[RpcMessage] public partial class M { [RpcField(1)] public Plain? A { get; set; } }";

        GeneratorRun without = GeneratorRun.Of(Compilations.Of("User", [Source], library.ToMetadataReference()));
        GeneratorRun with = GeneratorRun.Of(Compilations.Of("User", [Source], GeneratorRun.Of(library).Output.ToMetadataReference()));

        Assert.Equal("TERN0023", Assert.Single(without.Result.Diagnostics).Id);
        Assert.Empty(with.Problems);
    }

    [Fact]
    public void Rules_EveryOne_HasACaseAPageAndAReleaseNote()
    {
        string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", ".."));
        string notes = File.ReadAllText(Path.Combine(root, "src/Generators/Tern.Generators/AnalyzerReleases.Unshipped.md"));
        foreach (DiagnosticDescriptor rule in Rules.All)
        {
            Assert.True(rule.Id == "TERN0023" || DiagnosticCases.All.Any(c => c.Id == rule.Id), $"{rule.Id} has no case.");
            Assert.Contains(rule.Id, notes, StringComparison.Ordinal);
            string page = Path.Combine(root, "docs", "rules", rule.Id + ".md");
            Assert.True(File.Exists(page), $"{rule.Id} has no page.");
            Assert.StartsWith($"# {rule.Id}: {rule.Title}", File.ReadAllText(page), StringComparison.Ordinal);
        }
    }

    private static string Here([CallerFilePath] string file = "") => file;

    private static (string Source, List<(int Start, int Length)> Marks) Unmark(string text)
    {
        List<(int Start, int Length)> marks = [];
        int begin;
        while ((begin = text.IndexOf("[|", StringComparison.Ordinal)) >= 0)
        {
            int end = text.IndexOf("|]", begin, StringComparison.Ordinal) - 2;
            marks.Add((begin, end - begin));
            text = text.Remove(end + 2, 2).Remove(begin, 2);
        }

        return (text, marks);
    }
}
