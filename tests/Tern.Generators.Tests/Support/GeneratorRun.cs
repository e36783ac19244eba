using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Tern.Generators.Tests.Support;

/// <summary>A generator and the compilation that it ran on; edits run it again, as an editor does.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;

    private GeneratorRun(GeneratorDriver driver, Compilation compilation)
    {
        _driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        Input = compilation;
        Output = output;
        Result = _driver.GetRunResult().Results.Single();
        if (Result.Exception is { } exception)
        {
            throw new InvalidOperationException("The generator failed.", exception);
        }
    }

    public Compilation Input { get; }

    public Compilation Output { get; }

    public GeneratorRunResult Result { get; }

    public IEnumerable<string> HintNames => Result.GeneratedSources.Select(s => s.HintName);

    /// <summary>What is wrong with the compilation: the generator's diagnostics, and the compiler's warnings and errors.</summary>
    public IReadOnlyList<Diagnostic> Problems =>
        [.. Result.Diagnostics, .. Output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && !IsOfUserOnly(d))];

    public static GeneratorRun Of(params string[] sources) => Of(Compilations.Of(sources));

    /// <summary>A project of IDL files alone.</summary>
    public static GeneratorRun OfIdl(params IdlText[] files) => Of(Compilations.Of(), files);

    public static GeneratorRun Of(Compilation compilation, params IdlText[] files)
    {
        CSharpGeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new TernGenerator().AsSourceGenerator()],
            additionalTexts: files,
            optionsProvider: new IdlMetadata(),
            parseOptions: Compilations.ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorRun(driver, compilation);
    }

    /// <summary>Replaces text in the file that holds it.</summary>
    public GeneratorRun ThenEdit(string text, string with)
    {
        SyntaxTree tree = Input.SyntaxTrees.Single(t => t.ToString().Contains(text, StringComparison.Ordinal));
        SyntaxTree edited = Compilations.Tree(tree.ToString().Replace(text, with, StringComparison.Ordinal), tree.FilePath);
        return new GeneratorRun(_driver, Input.ReplaceSyntaxTree(tree, edited));
    }

    /// <summary>Replaces text in an IDL file.</summary>
    public GeneratorRun ThenEditIdl(IdlText file, string text, string with)
    {
        Assert.Contains(text, file.Content, StringComparison.Ordinal);
        return ThenReplaceIdl(file, file.With(file.Content.Replace(text, with, StringComparison.Ordinal)));
    }

    /// <summary>Replaces an IDL file.</summary>
    public GeneratorRun ThenReplaceIdl(IdlText file, IdlText by) => new(_driver.ReplaceAdditionalText(file, by), Input);

    /// <summary>Adds a file.</summary>
    public GeneratorRun ThenAdd(string source)
        => new(_driver, Input.AddSyntaxTrees(Compilations.Tree(source, $"Added{Input.SyntaxTrees.Count()}.cs")));

    /// <summary>Text of a generated file.</summary>
    public string Text(string hintName) => Result.GeneratedSources.Single(s => s.HintName == hintName).SourceText.ToString();

    /// <summary>Outputs of a step, and why each is what it is.</summary>
    public IReadOnlyList<(object Value, IncrementalStepRunReason Reason)> Outputs(string trackingName)
        => Result.TrackedSteps.TryGetValue(trackingName, out ImmutableArray<IncrementalGeneratorRunStep> steps) ? [.. steps.SelectMany(s => s.Outputs)] : [];

    /// <summary>How many files were emitted anew in this run.</summary>
    public int EmittedOutputs => Result.TrackedOutputSteps.Values
        .SelectMany(steps => steps)
        .SelectMany(step => step.Outputs)
        .Count(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);

    // Tests declare contracts without documentation.
    private static bool IsOfUserOnly(Diagnostic diagnostic)
        => diagnostic.Id == "CS1591" && diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) != true;
}
