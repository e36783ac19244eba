using Tern.Idl.Protobuf.Symbols;
using Tern.Schema;

namespace Tern.Idl.Protobuf.Linking;

/// <summary>What the steps of linking share.</summary>
internal sealed class LinkContext
{
    private readonly HashSet<(string Id, SourceSpan Where)> _reported = [];
    private readonly List<ContractDiagnostic> _diagnostics = [];
    private readonly HashSet<(string File, int Start)> _syntaxErrors;

    public LinkContext(IReadOnlyList<ProtobufDocument> documents, IdlOptions options, CancellationToken cancellationToken)
    {
        _syntaxErrors = [.. documents.SelectMany(document => document.SyntaxErrors).Select(error => (error.Where!.File, error.Where.Start))];
        Options = options;
        CancellationToken = cancellationToken;
        Names = new(this);
    }

    public IdlOptions Options { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>Files in the order in which they were given, then those that Tern brings along.</summary>
    public List<FileSymbol> Files { get; } = [];

    public SymbolTable Symbols { get; } = new();

    public NameResolver Names { get; }

    public IReadOnlyList<ContractDiagnostic> Diagnostics => _diagnostics;

    /// <summary>Reports something; the same rule at the same place only once, and nothing about what could not even be read.</summary>
    public void Report(IdlRule rule, SourceSpan where, params string[] arguments)
    {
        if (!_syntaxErrors.Contains((where.File, where.Start)) && _reported.Add((rule.Id, where)))
        {
            _diagnostics.Add(rule.At(where, arguments));
        }
    }

    /// <summary>Reports something and leaves what it is about out of the schema.</summary>
    public void Break(Symbol symbol, IdlRule rule, SourceSpan where, params string[] arguments)
    {
        symbol.IsBroken = true;
        Report(rule, where, arguments);
    }
}
