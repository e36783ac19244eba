using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>A compilation: its code, the summaries made of it so far, and the findings.</summary>
internal sealed partial class NullProgram(Compilation compilation, ICodeSource source, CancellationToken cancellation)
{
    private readonly Dictionary<ISymbol, bool> _counting = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<(ISymbol, Context), Summary?> _summaries = new(ContextComparer.Instance);
    private readonly Dictionary<ISymbol, int> _contexts = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<(SyntaxNode, SyntaxNode), Finding> _findings = [];
    private readonly Dictionary<ISymbol, MethodTraits> _traits = new(SymbolEqualityComparer.Default);
    private readonly List<MethodCode> _limited = [];
    private IAssemblySymbol? _foreign;
    private Reach? _reach;
    private Filling? _filling;

    public Compilation Compilation => compilation;

    public CancellationToken Cancellation => cancellation;

    public Scratch Scratch { get; } = new();

    /// <summary>Nulls that reach a dereference, and for which more speaks than an answer that nobody believes in.</summary>
    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    /// <summary>Those for which nothing else speaks.</summary>
    public IReadOnlyList<Finding> Held { get; private set; } = [];

    /// <summary>Methods whose analysis was cut short.</summary>
    public IReadOnlyList<MethodCode> LimitedMethods => _limited;

    public IMethodSymbol AnyInvoke { get; } = compilation.GetTypeByMetadataName("System.Action")!.DelegateInvokeMethod!;

    /// <summary>Analyses code that nobody has asked for yet, and takes the conditional failures that no caller looked at for what they are.</summary>
    public void RunAll(IEnumerable<ISymbol> symbols)
    {
        if (source.All is { } all)
        {
            List<MethodCode> codes = [.. all];
            _filling = new Filling(codes);
            _reach = new Reach(this, codes, _filling);
        }

        foreach (ISymbol symbol in symbols)
        {
            if (_reach is not null && source.CodeOf(symbol) is { } code && (code.IsTree || !_reach.IsNeeded(code)))
            {
                continue;
            }

            SummaryOf(symbol, Context.None, 0);
        }

        RunCallers();
        CheckHandlers();
        foreach (KeyValuePair<(ISymbol Symbol, Context Context), Summary?> entry in _summaries)
        {
            if (entry.Value is not { Used: false } summary || entry.Key.Context.Seeds.Count > 0)
            {
                continue;
            }

            foreach (Latent latent in summary.Latents)
            {
                if (latent.Origin is { IsOnDemand: false } origin && !NeedsNoCallback(entry.Key.Symbol, summary, latent))
                {
                    Report(new Finding(origin, latent.Trail, latent.Sink, entry.Key.Symbol) { IsConditional = Assumption.IsMade(latent.State, summary.Entry, entry.Key.Symbol) });
                }
            }
        }

        Weigh();
    }

    /// <summary>Runs the callers of methods that make a null and fail on it under conditions: each of them may be the one that fulfils these, or none.</summary>
    private void RunCallers()
    {
        if (_reach is null)
        {
            return;
        }

        HashSet<MethodCode> seen = [];
        Queue<(ISymbol Symbol, int Depth)> work = new(_summaries.Where(s => HasOwnFailure(s.Value)).Select(s => (s.Key.Item1, 0)));
        while (work.Count > 0)
        {
            (ISymbol symbol, int depth) = work.Dequeue();
            IReadOnlyList<MethodCode> callers = source.CodeOf(symbol) is { } code ? _reach.CallersOf(code) : [];
            foreach (MethodCode caller in callers.Count > Limits.Callers ? [] : callers)
            {
                if (caller.IsTree || _reach.IsNeeded(caller) || !seen.Add(caller))
                {
                    continue;
                }

                _reach.Join(caller);
                if (HasOwnFailure(SummaryOf(caller.Symbol, Context.None, 0)) && depth < Limits.PathDepth)
                {
                    work.Enqueue((caller.Symbol, depth + 1));
                }
            }
        }
    }

    private static bool HasOwnFailure(Summary? summary) => summary?.Latents.Exists(static l => l.Target == 0) == true;

    /// <summary>
    /// Whether a failure is one for callers that pass no callback, of which none is in sight. A test of a callback is a courtesy: that it must be given is what its declaration says, without
    /// <c>?</c> and without a default.
    /// </summary>
    private static bool NeedsNoCallback(ISymbol symbol, Summary summary, Latent latent)
    {
        if (symbol is not IMethodSymbol { DeclaredAccessibility: not Accessibility.Private } method)
        {
            return false;
        }

        for (int p = 0; p < method.Parameters.Length && p + 1 < summary.Entry.Length; p++)
        {
            if (method.Parameters[p] is { Type: { TypeKind: TypeKind.Delegate, NullableAnnotation: not NullableAnnotation.Annotated }, HasExplicitDefaultValue: false }
                && latent.State.Of(summary.Entry[p + 1]) is { Nullness: Nullness.Null, Origin: null })
            {
                return true;
            }
        }

        return false;
    }

    private void Weigh()
    {
        Evidence evidence = new(_findings.Values, [.. source.All ?? []]);
        ILookup<bool, Finding> weighed = _findings.Values.ToLookup(evidence.IsAssumed);
        Findings = [.. weighed[false]];
        Held = [.. weighed[true]];
    }

    /// <summary>Summary of a method, or <see langword="null"/> when its code is not here or is being analysed already.</summary>
    public Summary? SummaryOf(ISymbol symbol, Context context, int depth)
    {
        symbol = symbol is IMethodSymbol { PartialImplementationPart: { } part } ? part.OriginalDefinition : symbol.OriginalDefinition;
        (ISymbol, Context) key = (symbol, context);
        if (_summaries.TryGetValue(key, out Summary? summary))
        {
            NoteUse(key, summary);
            return summary;
        }

        cancellation.ThrowIfCancellationRequested();
        MethodCode? code = depth < Limits.Nesting ? source.CodeOf(symbol) : null;
        if (code is null)
        {
            if (depth < Limits.Nesting)
            {
                _summaries[key] = null;
            }

            return null;
        }

        if (context.Seeds.Count > 0)
        {
            _contexts.TryGetValue(symbol, out int count);
            if (count >= Limits.Contexts)
            {
                return null;
            }

            _contexts[symbol] = count + 1;
        }

        _summaries[key] = null;
        summary = Attempt(code, Purpose.Find, () => Analyse(key, () => new MethodAnalysis(this, code, context, depth + 1).Run()));
        if (summary is null)
        {
            return null;
        }

        _summaries[key] = summary;
        return summary;
    }

    /// <summary>Code of a method whose run cannot matter: no null that fails crosses it, and it decides nothing about one.</summary>
    public MethodCode? Inert(ISymbol symbol)
    {
        if (_reach is null)
        {
            return null;
        }

        symbol = symbol is IMethodSymbol { PartialImplementationPart: { } part } ? part.OriginalDefinition : symbol.OriginalDefinition;
        return source.CodeOf(symbol) is { } code && !_reach.IsAsked(code) ? code : null;
    }

    /// <summary>Whether an initialiser makes a collection, of which later tests ask how many elements or which keys it has.</summary>
    public bool CountsFrom(MethodCode unit)
    {
        if (!_counting.TryGetValue(unit.Symbol, out bool counts))
        {
            _counting[unit.Symbol] = counts = (Keys.TypeOf(Keys.Of(unit.Symbol)) is IArrayTypeSymbol || (Keys.TypeOf(Keys.Of(unit.Symbol)) is INamedTypeSymbol { IsReferenceType: true } type && (LibraryTable.IsCollection(type) || LibraryTable.IsLazyMap(type))))
                && unit.Blocks.TrueForAll(b => b.Condition < 0) && unit.Blocks.Sum(b => b.Code.Count) <= 40;
        }

        return counts;
    }

    /// <summary>Whether a type is compiled here.</summary>
    public bool IsSource(ITypeSymbol type)
    {
        IAssemblySymbol? assembly = type.OriginalDefinition.ContainingAssembly;
        if (ReferenceEquals(assembly, compilation.Assembly))
        {
            return true;
        }

        // Most of what is asked for lies in a few assemblies, one after the other.
        if (assembly is null || ReferenceEquals(assembly, _foreign))
        {
            return false;
        }

        bool same = SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly);
        _foreign = same ? _foreign : assembly;
        return same;
    }

    public MethodTraits TraitsOf(IMethodSymbol definition)
    {
        if (!_traits.TryGetValue(definition, out MethodTraits? traits))
        {
            _traits.Add(definition, traits = new MethodTraits(definition));
        }

        return traits;
    }

    /// <summary>Whether a method can come back.</summary>
    public bool Returns(MethodCode code) => _reach is null || _reach.Returns(code);

    public MethodCode? CodeOf(ISymbol symbol) => source.CodeOf(symbol.OriginalDefinition);

    /// <summary>Whether a null of the compilation could get to a parameter.</summary>
    public bool MayBeNull(MethodCode code, int parameter) => _reach is null || _reach.Parameter(code, parameter);

    /// <summary>Whether a null of the compilation could get into a member.</summary>
    public bool MayBeNull(object key) => _reach is null || _reach.Member(key);

    /// <summary>Whether a type parameter stands for a class somewhere in the compilation.</summary>
    public bool MayBeReference(ITypeParameterSymbol parameter) => _reach?.MayBeReference(parameter) == true;

    /// <summary>Which arrays are filled element by element, or <see langword="null"/> when that was not looked at.</summary>
    public Filling? Filling => _filling;

    public void Report(Finding finding)
    {
        if (_purpose == Purpose.Watch)
        {
            return;
        }

        (SyntaxNode, SyntaxNode) key = (finding.Sink.Where, finding.Origin.Where);
        if (!_findings.TryGetValue(key, out Finding? before) || (finding.IsConditional, Length(finding)).CompareTo((before.IsConditional, Length(before))) < 0)
        {
            _findings[key] = finding;
        }
    }

    private static int Length(Finding finding) => (finding.Origin.Last?.Count ?? 0) + (finding.Trail?.Count ?? 0);

    public void Limited(MethodCode code)
    {
        if (!_limited.Contains(code))
        {
            _limited.Add(code);
        }
    }

    private sealed class ContextComparer : IEqualityComparer<(ISymbol Symbol, Context Context)>
    {
        public static readonly ContextComparer Instance = new();

        public bool Equals((ISymbol Symbol, Context Context) x, (ISymbol Symbol, Context Context) y)
            => SymbolEqualityComparer.Default.Equals(x.Symbol, y.Symbol) && x.Context.Equals(y.Context);

        public int GetHashCode((ISymbol Symbol, Context Context) obj)
            => (SymbolEqualityComparer.Default.GetHashCode(obj.Symbol) * 31) + obj.Context.GetHashCode();
    }
}

/// <summary>Gives the code of methods.</summary>
internal interface ICodeSource
{
    /// <summary>Code of a method, an initialiser, or (for a type) its static initialisers; <see langword="null"/> when it is not compiled here.</summary>
    MethodCode? CodeOf(ISymbol symbol);

    /// <summary>Types that are compiled here, in a fixed order.</summary>
    IReadOnlyList<INamedTypeSymbol> Types { get; }

    /// <summary>All code, or <see langword="null"/> when it is not at hand as a whole.</summary>
    IEnumerable<MethodCode>? All { get; }

    /// <summary>Whether anything but null is stored somewhere in a field, property or event.</summary>
    bool IsAssigned(object key);

    /// <summary>Code of a type and of those inside it.</summary>
    IReadOnlyList<MethodCode> Within(INamedTypeSymbol type);

    /// <summary>Whether the compiler, which believes declarations, holds what an assignment assigns for a value.</summary>
    bool IsDeclared(SyntaxNode assignment);
}
