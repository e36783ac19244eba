using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Tern.Analyzers.NullFlow.Reporting;
using Tern.Analyzers.Tests.Support;

namespace Tern.Analyzers.Tests.NullFlow;

/// <summary>What all methods of a class keep true lifts warnings of the compiler, and only where they all do.</summary>
public sealed class InvariantTests
{
    [Theory]
    [InlineData("public void Open() { _line = \"a\"; _open = true; } public void Close() { _open = false; _line = null; }", true)]
    [InlineData("public void Open() { _line = \"a\"; _open = true; } public void Close() { _line = null; }", false)]
    [InlineData("public void Open(string? line) { _line = line; _open = true; }", false)]
    [InlineData("public void Open(string line) { _line = line; _open = true; }", true)]
    [InlineData("public void Open() { _open = true; }", false)]
    [InlineData("public Link() { _open = true; }", false)]
    [InlineData("public Link(string line) { _line = line; _open = true; } public Link() { }", true)]
    public Task Member_ThatAFlagSaysIsSet_IsProvenWhereAllMethodsKeepTheTwoTogether(string methods, bool lifted)
        => LiftsAsync($"class Link {{ private string? _line; private bool _open; {methods} public int Size() => _open ? _line.Length : 0; }}", lifted);

    [Theory]
    [InlineData("_open = true; Step?.Invoke(); _line = \"a\";", false)]
    [InlineData("_line = \"a\"; Step?.Invoke(); _open = true;", true)]
    [InlineData("_open = true; await Task.Yield(); _line = \"a\";", false)]
    [InlineData("_line = \"a\"; await Task.Yield(); _open = true;", true)]
    [InlineData("_open = true; if (at > 3) { throw new InvalidOperationException(); } _line = \"a\";", false)]
    [InlineData("_open = true; _ = Size(); _line = \"a\";", false)]
    public Task Change_ThatOtherCodeCanSeeInItsMiddle_ProvesNothing(string change, bool lifted)
        => LiftsAsync($"class Link {{ private string? _line; private bool _open; public event Action? Step; public async Task Open(int at) {{ {change} await Task.Yield(); }} public int Size() => _open ? _line.Length : 0; }}", lifted);

    [Theory]
    [InlineData("public void Run() { _line = \"a\"; _state = 1; Show(); }", true)]
    [InlineData("public void Run() { _state = 1; Show(); _line = \"a\"; }", false)]
    public Task PrivateMethod_IsJudgedByWhatItsCallersKnow(string caller, bool lifted)
        => LiftsAsync($"class Link {{ private string? _line; private int _state; {caller} private int Show() => _state == 1 ? _line.Length : 0; }}", lifted);

    [Theory]
    [InlineData("private readonly List<string> _all = [];", "_all.Add(x); _last = x;", "_all.Count > 0", true)]
    [InlineData("private readonly List<string> _all = [];", "_all.Add(x);", "_all.Count > 0", false)]
    [InlineData("private string? _first;", "_first ??= x; _last = x;", "_first != null", true)]
    [InlineData("private string? _first;", "_first ??= x;", "_first != null", false)]
    public Task Member_ThatACountOrAnotherMemberSaysIsSet_IsProven(string other, string add, string test, bool lifted)
        => LiftsAsync($"class Log {{ {other} private string? _last; public void Add(string x) {{ {add} }} public int Size() => {test} ? _last.Length : 0; }}", lifted);

    [Theory]
    [InlineData("struct Reply", "Has", true)]
    [InlineData("struct Reply", "!Lacks", false)]
    [InlineData("sealed class Reply", "!Lacks", true)]
    public Task Struct_ThatNobodyMade_CountsAsOneOfItsValues(string kind, string test, bool lifted)
        => LiftsAsync($"{kind} {{ private Reply(bool has, string? text) {{ Has = has; Lacks = !has; Text = text; }} public bool Has {{ get; }} public bool Lacks {{ get; }} public string? Text {{ get; }} public static Reply Of(string text) => new(true, text); public static Reply None() => new(false, null); public int Size() => {test} ? Text.Length : 0; }}", lifted);

    [Theory]
    [InlineData(" = \"b\"", true)]
    [InlineData("", false)]
    public Task Member_ThatChangesPlacesWithAnother_IsSetWhereBothAre(string first, bool lifted)
        => LiftsAsync($"class Link {{ private string? _line = \"a\"; private string? _other{first}; public void Turn() => (_line, _other) = (_other, _line); public int Size() => _line.Length; }}", lifted);

    [Fact]
    public Task Member_ThatOtherCodeMaySet_ProvesNothing()
        => LiftsAsync("class Link { internal string? Line; private bool _open; public void Open() { Line = \"a\"; _open = true; } public int Size() => _open ? Line.Length : 0; }", lifted: false);

    [Fact]
    public async Task Failure_ThatAClassExcludes_IsNotReported()
    {
        const string Text =
            """
            sealed class Node(string text) { public string Text { get; } = text; public Node? Next { get; set; } }

            sealed class Chain
            {
                private Node? _head;
                private Node? _tail;

                public void Add(string text)
                {
                    Node node = new(text);
                    if (_head == null)
                    {
                        _head = node;
                    }
                    else
                    {
                        _tail!.Next = node;
                    }

                    _tail = node;
                }

                public static void Run(int rounds)
                {
                    Chain chain = new();
                    for (int i = 0; i < rounds; i++)
                    {
                        chain.Add("a");
                    }
                }
            }
            """;

        Assert.Empty(await AnalyzerRun.DiagnosticsOfAsync(Compilations.Of(Text), [new NullFlowAnalyzer()]));
        Assert.NotEmpty(await AnalyzerRun.DiagnosticsOfAsync(Compilations.Of(Text.Replace("_tail = node;", "", StringComparison.Ordinal)), [new NullFlowAnalyzer()]));
    }

    private static async Task LiftsAsync(string text, bool lifted)
    {
        CSharpCompilation compilation = Compilations.Of(text);
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        CompilationWithAnalyzersOptions options = new(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        ImmutableArray<Diagnostic> all = await compilation.WithAnalyzers([new NullWarningSuppressor()], options).GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(all, d => d.Id == "AD0001");
        Assert.Equal(lifted, Assert.Single(all, d => d.Id == "CS8602").IsSuppressed);
    }
}
