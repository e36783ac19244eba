using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Tern.Analyzers.NullFlow.Reporting;
using Tern.Analyzers.Tests.Support;

namespace Tern.Analyzers.Tests.NullFlow;

/// <summary>A null that comes out of a result is believed as long as not everybody who uses that result takes it for a value.</summary>
public sealed class EvidenceTests
{
    private const string Atlas =
        """
        public class Port { public string Name { get; set; } = ""; }
        public class Atlas
        {
            private readonly Dictionary<int, Port> _ports = new();
            public Port? Home(int ship) => _ports.ContainsKey(ship) ? _ports[ship] : null;
        }
        """;

    [Theory]
    [InlineData("proven", 0)]
    [InlineData("all", 4)]
    public async Task Result_ThatEveryUserTakesForAValue_IsReportedOnDemandOnly(string evidence, int reports)
    {
        ImmutableArray<Diagnostic> found = await FindAsync(evidence, [Atlas, User("Fee"), User("Tax"), User("Log"), User("Map")]);

        Assert.Equal(reports, found.Count(d => d.Id != "TERN1090"));
    }

    [Fact]
    public async Task Result_ThatEveryUserTakesForAValue_IsHeldBackByDefaultAndCounted()
    {
        Diagnostic note = Assert.Single(await FindAsync(null, [Atlas, User("Fee"), User("Tax"), User("Log"), User("Map")]));

        Assert.Equal("TERN1090", note.Id);
        Assert.Equal(DiagnosticSeverity.Hidden, note.Severity);
        Assert.StartsWith("Findings held back: 4.", note.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Result_ThatOneUserTests_IsReportedWhereOthersDoNot()
    {
        string careful = "public static class Careful { public static int Run(Atlas a, int ship) => a.Home(ship) is { } port ? port.Name.Length : 0; }";
        ImmutableArray<Diagnostic> found = await FindAsync(null, [Atlas, User("Fee"), User("Tax"), User("Log"), User("Map"), careful]);

        Assert.Equal(4, found.Length);
        Assert.All(found, report => Assert.Equal("TERN1004", report.Id));
    }

    [Fact]
    public async Task Result_ThatFewFilesUse_IsReported()
        => Assert.Equal(4, (await FindAsync(null, [Atlas, User("Fee") + User("Tax") + User("Log") + User("Map")])).Length);

    [Fact]
    public async Task Result_OfALibraryOrAnArgument_IsNeverHeldBack()
    {
        string chain =
            """
            public class Crew
            {
                private readonly List<string> _names = new();
                public string? Named(string n) => _names.FirstOrDefault(x => x == n);
            }
            """;
        ImmutableArray<Diagnostic> found = await FindAsync(null, [chain, Reader("Fee"), Reader("Tax"), Reader("Log"), Reader("Map")]);

        Assert.Equal(4, found.Length);
    }

    [Fact]
    public async Task Holder_IsToldByTheMemberInWhichItStands()
    {
        string lazy =
            """
            public class Late<T> where T : class
            {
                private T? _value;
                private bool _open;
                public void Set(T value) { _value = value; _open = true; }
                public T? Value { get { if (!_open) { _value = null; } return _value; } }
            }
            public class Hull { public Late<Port> Home { get; } = new(); public Late<Port> Next { get; } = new(); }
            """;
        string careful = "public static class Careful { public static int Run(Hull h) => h.Next.Value?.Name.Length ?? 0; public static int Bad(Hull h) => h.Next.Value!.Name.Length; }";
        ImmutableArray<Diagnostic> found = await FindAsync(null, [Atlas, lazy, Holder("Fee"), Holder("Tax"), Holder("Log"), Holder("Map"), careful]);

        Diagnostic report = Assert.Single(found, d => d.Id != "TERN1090");
        Assert.Contains("h.Next.Value", report.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_ThatAClassNeverGives_SaysThatTheObjectIsOfAnother()
    {
        string source =
            """
            interface ILock { bool Needs { get; } string Take(string? c); }
            class Near : ILock { public bool Needs => true; public string Take(string? c) => c!.Trim(); }
            class Far : ILock { public bool Needs => false; public string Take(string? c) => ""; }
            class Good(ILock l) { string Go() { string? c = null; if (l.Needs) { c = "x"; } return l.Take(c!); } }
            """;

        Assert.Empty(await FindAsync(null, [source]));
        Assert.Single(await FindAsync(null, [source.Replace("if (l.Needs)", "if (!l.Needs)", StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task Null_ThatAnswersForAValueEqualToAnArgument_IsNoneWhereTheArgumentIsNull()
    {
        string source =
            """
            class Berths(Task<object> first, Task<object?> quick)
            {
                async Task<object?> Later(object? last) { object? berth = await quick; if (berth == null) { berth = await first; } if (berth == last) { return null; } return berth; }
                Task<object?> Next(object? last) => Later(last);
                public async Task<string> Begin() { object? b = await Next(null); return b!.ToString()!; }
            }
            """;

        Assert.Empty(await FindAsync(null, [source]));
        Assert.Single(await FindAsync(null, [source.Replace("Next(null)", "Next(\"x\")", StringComparison.Ordinal)]));
    }

    [Theory]
    [InlineData("Action<Berth> set", "set(berth)", 0)]
    [InlineData("Action<Berth> set", "set?.Invoke(berth)", 0)]
    [InlineData("Action<Berth>? set", "set?.Invoke(berth)", 1)]
    [InlineData("Action<Berth> set = null!", "set?.Invoke(berth)", 1)]
    [InlineData("Action<int> set", "set(1)", 1)]
    public async Task Callback_ThatIsGivenANewObject_MaySetItsMembers(string parameter, string call, int reports)
    {
        string source =
            $$"""
            public class Berth { public string Quay { get; set; } public int Length() => Quay.Length; }
            public static class Harbour
            {
                public static int Assign({{parameter}})
                {
                    Berth berth = new();
                    {{call}};
                    return berth.Length();
                }
            }
            """;

        Assert.Equal(reports, (await FindAsync(null, [source])).Length);
    }

    [Fact]
    public async Task Member_OfAnAnonymousType_IsSetWhereverOneIsMade()
        => Assert.Empty(await FindAsync(null, [Atlas + " class Query { int Run(IQueryable<Port> ports) => ports.Select(p => new { Of = p.Name }).AsEnumerable().First().Of.Length; }"]));

    [Theory]
    [InlineData("ship", 1)]
    [InlineData("1", 0)]
    public async Task Key_ThatIsAConstant_MayHaveBeenPutIntoAMapThatNoRunHasSeen(string key, int reports)
        => Assert.Equal(reports, (await FindAsync(null, [Atlas, $"public static class Fee {{ public static int Run(Atlas a, int ship) => a.Home({key})!.Name.Length; }}"])).Length);

    [Fact]
    public async Task Key_ThatIsAConstant_IsMissingInAMapThatARunHasSeenBeingMade()
        => Assert.Single(await FindAsync(null, [Atlas, "public static class Fee { public static int Run(Atlas a) => a.Home(1)!.Name.Length; public static int First() => Run(new Atlas()); }"]));

    [Theory]
    [InlineData(null, false, DiagnosticSeverity.Info)]
    [InlineData("likely", true, DiagnosticSeverity.Info)]
    [InlineData("all", false, DiagnosticSeverity.Warning)]
    [InlineData("all", true, DiagnosticSeverity.Warning)]
    public async Task Finding_ThatOnlySomeStatesLeadTo_IsASuggestionUnlessAllIsAskedFor(string? evidence, bool gate, DiagnosticSeverity severity)
    {
        Diagnostic found = Assert.Single(await FindAsync(evidence, [Conditional], gate));

        Assert.Equal(("TERN1004", severity), (found.Id, found.Severity));
        Assert.Contains("for some states, which no code here gives", found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("proven", false)]
    [InlineData(null, true)]
    public async Task Finding_ThatOnlySomeStatesLeadTo_IsCountedWhereOnlyProofCounts(string? evidence, bool gate)
    {
        Diagnostic note = Assert.Single(await FindAsync(evidence, [Conditional], gate));

        Assert.Equal("TERN1090", note.Id);
        Assert.StartsWith("Findings held back: 1. They take a state", note.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("proven")]
    [InlineData("all")]
    public async Task Finding_ThatACallOfTheCompilationLeadsTo_IsAWarning(string? evidence)
    {
        Diagnostic found = Assert.Single(await FindAsync(evidence, [Conditional, "public static class Start { public static int Run() => new Names { Known = false }.Width(); }"]));

        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
        Assert.DoesNotContain("for some states", found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "proven", 0)]
    [InlineData(null, "all", 1)]
    [InlineData("all", "proven", 1)]
    public async Task Level_IsAPropertyOfTheProjectWhereEditorconfigIsSilent(string? option, string property, int reports)
    {
        ImmutableArray<Diagnostic> found = await AnalyzerRun.DiagnosticsOfAsync(Compilations.Of([Conditional]), [new NullFlowAnalyzer()], new AnalyzerOptions([], new Options(option, "build_property.TernNullFlowEvidence", property)));

        Assert.Equal(reports, found.Count(d => d.Severity == DiagnosticSeverity.Warning));
    }

    [Theory]
    [InlineData("strict", null, "'tern_null_flow_evidence = strict' names no level of evidence")]
    [InlineData(null, "most", "'TernNullFlowEvidence = most' names no level of evidence")]
    [InlineData(" Proven ", "LIKELY", null)]
    [InlineData("", "", null)]
    public async Task Level_ThatIsUnknown_IsAWarningAndNotHeeded(string? option, string? property, string? message)
    {
        ImmutableArray<Diagnostic> found = await AnalyzerRun.DiagnosticsOfAsync(Compilations.Of([Conditional, Atlas]), [new NullFlowAnalyzer()], new AnalyzerOptions([], new Options(option, "build_property.TernNullFlowEvidence", property)));

        Diagnostic? setting = found.SingleOrDefault(d => d.Id == "TERN1092");
        Assert.Equal(message is null, setting is null);
        Assert.StartsWith(message ?? "", setting?.GetMessage(CultureInfo.InvariantCulture) ?? "", StringComparison.Ordinal);
        Assert.Equal(option?.Trim() == "Proven" ? 0 : 1, found.Count(d => d.Id == "TERN1004"));
    }

    [Theory]
    [InlineData("public static class Names { static string? Find(string key) => key == \"hull\" ? \"h\" : null; public static int Width(string key) => Find(key)!.Length; }")]
    [InlineData("public static class Names { static string? Find(int n) => n > 10 ? \"h\" : null; public static int Width(int n) => Find(n)!.Length; }")]
    [InlineData("public class Names(Dictionary<int, string> names) { string? Find(int n) => names.TryGetValue(n, out string? name) ? name : null; public int Width(int n) => Find(n)!.Length; }")]
    public async Task Finding_ThatAnyNumberOrTextMayLeadTo_IsAWarning(string source)
        => Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(await FindAsync(null, [source])).Severity);

    private const string Conditional =
        """
        public class Names
        {
            public bool Known { get; set; }
            public string? Find() => Known ? "h" : null;
            public int Width() => Find()!.Length;
        }
        """;

    private static string User(string name) => "public static class " + name + " { public static int Run(Atlas a, int ship) => a.Home(ship)!.Name.Length; }\n";

    private static string Reader(string name) => "public static class " + name + " { public static int Run(Crew c) => c.Named(\"a\")!.Length; }\n";

    private static string Holder(string name) => "public static class " + name + " { public static int Run(Hull h) => h.Home.Value!.Name.Length; }\n";

    private static Task<ImmutableArray<Diagnostic>> FindAsync(string? evidence, string[] sources, bool gate = false)
        => AnalyzerRun.DiagnosticsOfAsync(Compilations.Of(sources), [new NullFlowAnalyzer()], new AnalyzerOptions([], new Options(evidence, "build_property.TernNullGate", gate ? "true" : null)));

    private sealed class Options(string? evidence, string property, string? set) : AnalyzerConfigOptionsProvider
    {
        private readonly Values _values = new("tern_null_flow_evidence", evidence);

        public override AnalyzerConfigOptions GlobalOptions => new Values(property, set);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _values;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values("", null);
    }

    private sealed class Values(string name, string? set) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
        {
            value = key == name ? set : null;
            return value is not null;
        }
    }
}
