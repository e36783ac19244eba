using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Thrift.Linking;

/// <summary>What all steps of linking share.</summary>
internal sealed class ThriftLinkContext(IdlOptions options, CancellationToken cancellationToken)
{
    // Names let a short text stand for values without end; so many parts may references bring in all files together.
    private const int MaxReferencedParts = 1_000_000;

    private int _referencedParts;

    public IdlOptions Options { get; } = options;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public List<ContractDiagnostic> Diagnostics { get; } = [];

    /// <summary>All files by path.</summary>
    public Dictionary<string, ThriftScope> Scopes { get; } = new(StringComparer.Ordinal);

    /// <summary>The definition of an identity that linking has given.</summary>
    public ThriftSymbol SymbolOf(IdlId id) => Scopes[id.File].Symbols[id.Name];

    public void Report(IdlRule rule, SourceSpan where, params string[] arguments) => Diagnostics.Add(rule.At(where, arguments));

    /// <summary>Counts the parts of a value that is used by its name; false if they have become too many.</summary>
    public bool TryReference(int parts)
    {
        _referencedParts += parts;
        return _referencedParts <= MaxReferencedParts;
    }
}
