using Microsoft.CodeAnalysis;
using Tern.Generators.Contracts;
using Tern.Generators.Pipeline;
using Tern.Schema;

namespace Tern.Generators.CSharp;

/// <summary>What the parsers of one contract share. Lives as long as the parsing.</summary>
/// <param name="compilation">The compilation.</param>
/// <param name="cancellationToken">Ends parsing early.</param>
/// <param name="assembly">The assembly whose code is generated; <see langword="null"/>: that of the compilation.</param>
/// <param name="compiled">What members of an assembly without source begin with, where tools know it.</param>
internal sealed class ParseContext(Compilation compilation, CancellationToken cancellationToken, IAssemblySymbol? assembly = null, CompiledInitials? compiled = null)
{
    private readonly List<ContractDiagnostic> _diagnostics = [];
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MessageModel?> _closed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ValidationModel> _closedValidations = new(StringComparer.Ordinal);

    public Compilation Compilation => compilation;

    public IAssemblySymbol Assembly { get; } = assembly ?? compilation.Assembly;

    /// <summary>What members of an assembly without source begin with, where tools know it.</summary>
    public CompiledInitials? Compiled => compiled;

    /// <summary>What is checked of the contract itself; <see langword="null"/> if nothing is.</summary>
    public ValidationModel? Validation { get; set; }

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Value of a constant expression, or <see langword="null"/>.</summary>
    /// <remarks>A referenced project has syntax in an editor, and none in a build; neither is looked at.</remarks>
    public object? ConstantOf(SyntaxNode expression)
        => compilation.ContainsSyntaxTree(expression.SyntaxTree)
            && compilation.GetSemanticModel(expression.SyntaxTree).GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: var value } ? value : null;

    /// <summary>Whether a type that is named is obsolete.</summary>
    public bool NamesObsolete { get; set; }

    /// <summary>Whether something was reported.</summary>
    public bool HasErrors => _diagnostics.Count > 0;

    /// <summary>Number of things reported so far.</summary>
    public int ErrorCount => _diagnostics.Count;

    public void Report(DiagnosticDescriptor rule, SourceSpan? where, params string[] arguments)
        => _diagnostics.Add(new ContractDiagnostic(rule.Id, where, new(arguments)));

    /// <summary>Notes a type that the compiler does not know. If IDL of the project defines it, the contract is parsed again together with that.</summary>
    public void NoteMissing(string name) => _missing.Add(name.TrimEnd('?'));

    /// <summary>Notes a closed generic message; <see langword="false"/> if it is known already.</summary>
    public bool TryBeginClosed(string name)
    {
        if (_closed.ContainsKey(name))
        {
            return false;
        }

        _closed.Add(name, null);
        return true;
    }

    /// <summary>Number of closed generic messages noted.</summary>
    public int ClosedCount => _closed.Count;

    public void EndClosed(string name, MessageModel? model) => _closed[name] = model;

    /// <summary>Notes what is checked of a closed generic message.</summary>
    public void AddClosedValidation(ValidationModel model) => _closedValidations[model.Type.Name.ToString()] = model;

    public Parsed<TModel> Result<TModel>(TModel? model)
        where TModel : class, IEquatable<TModel>
        => new(
            model,
            _closed.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value).OfType<MessageModel>().ToEquatableArray(),
            _diagnostics.ToEquatableArray())
        {
            Missing = _missing.OrderBy(m => m, StringComparer.Ordinal).ToEquatableArray(),
            Validation = model is null ? null : Validation,
            ClosedValidations = _closedValidations.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value).ToEquatableArray(),
        };
}
