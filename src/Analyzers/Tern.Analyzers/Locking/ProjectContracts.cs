using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Tern.Generators.Contracts;
using Tern.Generators.Idl;
using Tern.Idl;
using Tern.Idl.Locking;
using Tern.Schema;
using Tern.Schema.Contracts;
using Tern.Schema.Idl;

namespace Tern.Analyzers.Locking;

/// <summary>The wire shape of what a project declares: its contracts in C# and its <c>TernIdl</c> items.</summary>
/// <param name="Contracts">What peers see; <see langword="null"/> while errors keep a part of it from being known.</param>
/// <param name="PathsOfIdl">Paths of the IDL files as the compiler knows them, by those that places name.</param>
internal sealed record ProjectContracts(ContractLock? Contracts, ImmutableDictionary<string, string> PathsOfIdl)
{
    /// <summary>Reads them.</summary>
    /// <param name="compilation">The project.</param>
    /// <param name="options">Its additional files and their metadata.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static ProjectContracts Read(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        ContractSet declared = ContractReader.Read(compilation, withForeign: false, cancellationToken);
        ImmutableArray<ParsedIdl> files = ReadFiles(options, cancellationToken);
        ImmutableDictionary<string, string> paths = files
            .GroupBy(f => f.Item.Path, StringComparer.Ordinal)
            .ToImmutableDictionary(g => g.Key, g => g.First().Item.OriginalPath, StringComparer.Ordinal);

        // The build fails on these anyway; what is left of the contracts would look as if the rest were gone.
        if (declared.Broken.Count > 0)
        {
            return new ProjectContracts(null, paths);
        }

        ContractLock contracts = ContractLocks.Of(declared);
        if (files.IsEmpty)
        {
            return new ProjectContracts(contracts, paths);
        }

        IdlSchema linked = IdlCompiler.Link(files, cancellationToken);
        return linked.Diagnostics.Any(IsIncomplete)
            ? new ProjectContracts(null, paths)
            : new ProjectContracts(contracts.With(Own(linked, files, compilation, options, cancellationToken)), paths);
    }

    private static ImmutableArray<ParsedIdl> ReadFiles(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        ImmutableArray<ParsedIdl>.Builder files = ImmutableArray.CreateBuilder<ParsedIdl>();
        AnalyzerConfigOptionsProvider provider = options.AnalyzerConfigOptionsProvider;
        foreach (AdditionalText file in options.AdditionalFiles)
        {
            if (IdlItemReader.Read(file.Path, provider.GetOptions(file), provider.GlobalOptions) is { } item && file.GetText(cancellationToken) is { } text)
            {
                files.Add(IdlCompiler.Parse(item, text.ToString(), cancellationToken));
            }
        }

        return files.ToImmutable();
    }

    // Grammar, includes and names (30xx): without these there is no telling what the files declare.
    private static bool IsIncomplete(ContractDiagnostic diagnostic)
        => diagnostic.Id.StartsWith("TERN30", StringComparison.Ordinal) && IdlRules.All[diagnostic.Id].Severity == IdlSeverity.Error;

    // What another project has compiled is recorded there.
    private static ContractLock Own(IdlSchema linked, ImmutableArray<ParsedIdl> files, Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        EquatableArray<CompiledIdl> elsewhere = CompiledIdlReader.Read(compilation, cancellationToken);
        HashSet<string> foreign = new(files.Where(f => IdlCompiler.IsCompiledElsewhere(f, elsewhere)).Select(f => f.Item.Path), StringComparer.Ordinal);
        string root = options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.ProjectDir", out string? folder) ? IdlPath.Normalize(folder).TrimEnd('/') : "";
        ContractLock all = ContractLock.Of(linked, root);
        return foreign.Count == 0
            ? all
            : new ContractLock(
                all.Messages.Where(m => IsOwn(m.Where)).ToEquatableArray(),
                all.Enums.Where(e => IsOwn(e.Where)).ToEquatableArray(),
                all.Services.Where(s => IsOwn(s.Where)).ToEquatableArray());

        bool IsOwn(SourceSpan? where) => where is null || !foreign.Contains(where.File);
    }
}
