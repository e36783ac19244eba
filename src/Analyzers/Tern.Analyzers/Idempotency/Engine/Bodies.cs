using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Idempotency.Library;

namespace Tern.Analyzers.Idempotency.Engine;

/// <summary>Code of a compilation, bound when it is asked for: only what an idempotent method reaches is.</summary>
internal sealed class Bodies(Compilation compilation, CancellationToken cancellation)
{
    /// <summary>How many implementations of a called method are followed.</summary>
    public const int MaxTargets = 8;

    private const int MaxFacade = 60;

    private readonly Dictionary<ISymbol, IOperation?> _bodies = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, bool> _facades = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IPropertySymbol, bool> _written = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private Dictionary<INamedTypeSymbol, List<INamedTypeSymbol>>? _derived;

    /// <summary>The code of a method or accessor, or <see langword="null"/> if it is not in the compilation.</summary>
    public IOperation? Of(IMethodSymbol method)
    {
        IMethodSymbol definition = (method.ReducedFrom ?? method).OriginalDefinition;
        definition = definition.PartialImplementationPart ?? definition;
        if (!_bodies.TryGetValue(definition, out IOperation? body))
        {
            _bodies[definition] = body = definition.DeclaringSyntaxReferences.Select(r => Bind(r.GetSyntax(cancellation))).FirstOrDefault(o => o is not null);
        }

        return body;
    }

    /// <summary>
    /// Whether a method only hands on to a delegate that its object was given: what it does is elsewhere, and its name says it.
    /// </summary>
    public bool IsFacade(IMethodSymbol method)
    {
        IMethodSymbol definition = (method.ReducedFrom ?? method).OriginalDefinition;
        if (!_facades.TryGetValue(definition, out bool facade))
        {
            _facades[definition] = facade = definition.MethodKind == MethodKind.Ordinary && Of(definition) is { } body && HandsOn(body);
        }

        return facade;
    }

    private static bool HandsOn(IOperation body)
    {
        bool hands = false;
        int count = 0;
        foreach (IOperation operation in OperationExtensions.Descendants(body))
        {
            switch (operation)
            {
                case IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } call:
                    hands |= call.Instance is IMemberReferenceOperation { Instance: IInstanceReferenceOperation } || (call.Instance is IParameterReferenceOperation { Parameter.ContainingSymbol: var owner } && owner is IMethodSymbol { MethodKind: MethodKind.Constructor });
                    break;
                case IInvocationOperation { TargetMethod: var target } when !Types.Space(target.ContainingType).StartsWith("System", StringComparison.Ordinal):
                case IIncrementOrDecrementOperation or ILoopOperation or ITryOperation or IEventAssignmentOperation:
                case IAssignmentOperation { Target: not (ILocalReferenceOperation or IDeclarationExpressionOperation or IDiscardOperation) }:
                    return false;
                case IInvocationOperation { Instance: IMemberReferenceOperation { Instance: IInstanceReferenceOperation } }:
                    // It has state of its own.
                    return false;
            }

            if (++count > MaxFacade)
            {
                return false;
            }
        }

        return hands;
    }

    /// <summary>Whether a property has code of its own, and is no more than a field.</summary>
    public bool IsWritten(IPropertySymbol property)
    {
        if (!_written.TryGetValue(property, out bool written))
        {
            _written[property] = written = !property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property));
        }

        return written;
    }

    /// <summary>Initialisers of the instance members of a type, with their members.</summary>
    public IEnumerable<(ISymbol Member, IOperation Value)> Initialisers(INamedTypeSymbol type)
    {
        foreach (ISymbol member in type.OriginalDefinition.GetMembers())
        {
            if (member is { IsStatic: false, IsImplicitlyDeclared: false } and (IFieldSymbol or IPropertySymbol) && InitialiserOf(member) is { } value)
            {
                yield return (member, value);
            }
        }
    }

    public IOperation? InitialiserOf(ISymbol member)
    {
        ISymbol definition = member.OriginalDefinition;
        if (!_bodies.TryGetValue(definition, out IOperation? value))
        {
            ExpressionSyntax? syntax = definition.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellation) switch
            {
                VariableDeclaratorSyntax field => field.Initializer?.Value,
                PropertyDeclarationSyntax property => property.Initializer?.Value,
                _ => null,
            }).FirstOrDefault(s => s is not null);
            _bodies[definition] = value = syntax is null ? null : Model(syntax.SyntaxTree)?.GetOperation(syntax, cancellation);
        }

        return value;
    }

    /// <summary>The methods of the compilation that a call may reach; one more than <see cref="MaxTargets"/> if there are more.</summary>
    public IReadOnlyList<IMethodSymbol> Targets(IMethodSymbol method, ITypeSymbol? exact)
    {
        if (exact is INamedTypeSymbol made && (method.IsVirtual || method.IsAbstract || method.IsOverride))
        {
            return Implementation(made, method) is { } one && Of(one) is not null ? [one] : [];
        }

        if (!method.IsAbstract && !method.IsVirtual && !method.IsOverride)
        {
            return Of(method) is not null ? [method] : [];
        }

        List<IMethodSymbol> targets = [];
        if (!method.IsAbstract && Of(method) is not null)
        {
            targets.Add(method);
        }

        foreach (INamedTypeSymbol type in Derived(method.ContainingType.OriginalDefinition))
        {
            if (Implementation(type, method) is { } target && Of(target) is not null && !targets.Contains(target, SymbolEqualityComparer.Default))
            {
                targets.Add(target);
                if (targets.Count > MaxTargets)
                {
                    break;
                }
            }
        }

        return targets;
    }

    /// <summary>Whether an object of one construction of an interface can be called by another: type parameters may stand for anything.</summary>
    private bool MayBe(INamedTypeSymbol implemented, INamedTypeSymbol called)
    {
        for (int i = 0; i < called.TypeArguments.Length; i++)
        {
            ITypeSymbol own = implemented.TypeArguments[i], asked = called.TypeArguments[i];
            bool fits = SymbolEqualityComparer.Default.Equals(own, asked) || IsOpen(own) || IsOpen(asked) || called.OriginalDefinition.TypeParameters[i].Variance switch
            {
                VarianceKind.In => compilation.HasImplicitConversion(asked, own),
                VarianceKind.Out => compilation.HasImplicitConversion(own, asked),
                _ => false,
            };
            if (!fits)
            {
                return false;
            }
        }

        return true;

        static bool IsOpen(ITypeSymbol type)
            => type switch
            {
                ITypeParameterSymbol => true,
                IArrayTypeSymbol array => IsOpen(array.ElementType),
                INamedTypeSymbol named => named.TypeArguments.Any(IsOpen),
                _ => false,
            };
    }

    private IMethodSymbol? Implementation(INamedTypeSymbol type, IMethodSymbol method)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            // The construction of a generic interface that is called, or one that it may turn out to be.
            INamedTypeSymbol? contract = type.AllInterfaces.FirstOrDefault(i => SymbolEqualityComparer.Default.Equals(i, method.ContainingType))
                ?? type.AllInterfaces.FirstOrDefault(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, method.ContainingType.OriginalDefinition) && MayBe(i, method.ContainingType));
            ISymbol? member = contract?.GetMembers(method.Name).FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, method.OriginalDefinition));
            return member is null ? null : type.FindImplementationForInterfaceMember(member) as IMethodSymbol;
        }

        for (INamedTypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            foreach (IMethodSymbol own in t.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                for (IMethodSymbol? m = own; m is not null; m = m.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, method.OriginalDefinition))
                    {
                        return own;
                    }
                }
            }
        }

        return null;
    }

    private IEnumerable<INamedTypeSymbol> Derived(INamedTypeSymbol of)
    {
        if (_derived is null)
        {
            _derived = new(SymbolEqualityComparer.Default);
            foreach (INamedTypeSymbol type in AllTypes(compilation.Assembly.GlobalNamespace).Where(t => t is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false }))
            {
                IEnumerable<INamedTypeSymbol> bases = type.AllInterfaces;
                for (INamedTypeSymbol? b = type.BaseType; b is { SpecialType: SpecialType.None }; b = b.BaseType)
                {
                    bases = bases.Append(b);
                }

                foreach (INamedTypeSymbol b in bases.Select(b => b.OriginalDefinition).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default))
                {
                    if (!_derived.TryGetValue(b, out List<INamedTypeSymbol>? list))
                    {
                        _derived[b] = list = [];
                    }

                    list.Add(type);
                }
            }
        }

        return _derived.TryGetValue(of, out List<INamedTypeSymbol>? derived) ? derived : [];
    }

    private static IEnumerable<INamedTypeSymbol> AllTypes(INamespaceOrTypeSymbol container)
        => container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(member => member is INamedTypeSymbol type ? AllTypes(type).Prepend(type) : AllTypes(member));

    private IOperation? Bind(SyntaxNode syntax)
    {
        SyntaxNode? body = syntax switch
        {
            BaseMethodDeclarationSyntax { Body: null, ExpressionBody: null } => null,
            BaseMethodDeclarationSyntax or ArrowExpressionClauseSyntax or LocalFunctionStatementSyntax => syntax,
            AccessorDeclarationSyntax accessor => accessor.Body is null && accessor.ExpressionBody is null ? null : accessor,
            _ => null,
        };
        return body is null ? null : Model(body.SyntaxTree)?.GetOperation(body, cancellation);
    }

#pragma warning disable RS1030 // The bodies that are reached are known only here, and binding all others to find them would cost more than the analysis.
    private SemanticModel? Model(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out SemanticModel? model) && compilation.ContainsSyntaxTree(tree))
        {
            _models[tree] = model = compilation.GetSemanticModel(tree);
        }

        return model;
    }
#pragma warning restore RS1030
}
