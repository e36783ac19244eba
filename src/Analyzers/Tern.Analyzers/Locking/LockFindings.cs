using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Tern.Idl.Locking;
using Tern.Schema;

namespace Tern.Analyzers.Locking;

/// <summary>What is to be said about a project and its contract lock. Found when it is first asked for; safe for concurrent use.</summary>
/// <remarks>
/// Everything is found at once and reported file by file: so editors show it while the file is open, and offer fixes, which they do not for what is reported at the end of a compilation.
/// </remarks>
internal sealed class LockFindings(Compilation compilation, AnalyzerOptions options, AdditionalText file)
{
    private readonly object _gate = new();
    private ILookup<string, LockFinding>? _byFile;

    /// <summary>What is to be said in a file.</summary>
    /// <param name="path">Its path as the compiler knows it.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public IEnumerable<LockFinding> In(string path, CancellationToken cancellationToken)
    {
        // Not Lazy: that would keep the exception of a caller who was cancelled for all others.
        lock (_gate)
        {
            _byFile ??= Find(cancellationToken).ToLookup(f => f.Where.File, StringComparer.Ordinal);
        }

        return _byFile[path];
    }

    /// <summary>Text of the lock with everything accepted; <see langword="null"/> if that cannot be said because the lock, or the contracts, have errors.</summary>
    public static string? AcceptAll(Compilation compilation, AnalyzerOptions options, AdditionalText file, CancellationToken cancellationToken)
    {
        LockReading before = ContractLock.Parse(file.Path, file.GetText(cancellationToken)?.ToString() ?? "");
        return before.Errors.Count == 0 && ProjectContracts.Read(compilation, options, cancellationToken).Contracts is { } now ? now.After(before.Lock).Write() : null;
    }

    private IEnumerable<LockFinding> Find(CancellationToken cancellationToken)
    {
        // A file that is not there is an error of the compiler's own.
        if (file.GetText(cancellationToken) is not { } text)
        {
            return [];
        }

        LockReading before = ContractLock.Parse(file.Path, text.ToString());
        if (before.Errors.Count > 0)
        {
            return [.. before.Errors.Select(e => new LockFinding(e, e.Where ?? Start(), null))];
        }

        ProjectContracts now = ProjectContracts.Read(compilation, options, cancellationToken);
        return now.Contracts is null ? [] : [.. ContractLock.Compare(before.Lock, now.Contracts).Select(c => new LockFinding(c.ToDiagnostic(), PlaceOf(c, now), c))];
    }

    private SourceSpan PlaceOf(ContractChange change, ProjectContracts now)
    {
        SourceSpan where = change.Where ?? change.Recorded ?? Start();
        return now.PathsOfIdl.TryGetValue(where.File, out string? original) ? where with { File = original } : where;
    }

    private SourceSpan Start() => new(file.Path, 0, 0, 0, 0, 0, 0);
}

/// <summary>One thing to say.</summary>
/// <param name="Diagnostic">What.</param>
/// <param name="Where">Where, with the path that the compiler knows.</param>
/// <param name="Change">The change that it is about; <see langword="null"/> if the lock itself cannot be read.</param>
internal sealed record LockFinding(ContractDiagnostic Diagnostic, SourceSpan Where, ContractChange? Change)
{
    /// <summary>The finding for the compiler.</summary>
    /// <param name="tree">The C# file that it is in; <see langword="null"/> for other files.</param>
    /// <param name="lockPath">Path of the lock.</param>
    public Diagnostic ToDiagnostic(SyntaxTree? tree, string lockPath)
    {
        TextSpan span = new(Where.Start, Where.Length);
        Location location = tree is null
            ? Location.Create(Where.File, span, new LinePositionSpan(new LinePosition(Where.StartLine, Where.StartColumn), new LinePosition(Where.EndLine, Where.EndColumn)))
            : Location.Create(tree, span);
        return Microsoft.CodeAnalysis.Diagnostic.Create(LockRules.Of(Diagnostic.Id), location, LockAcceptance.PropertiesOf(lockPath, Change), [.. Diagnostic.Arguments]);
    }
}
