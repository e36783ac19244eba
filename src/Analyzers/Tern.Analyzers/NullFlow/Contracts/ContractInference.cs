using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Engine;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Contracts;

/// <summary>Reads contracts about null from the ways out of a method. What a body proves only in part, or overrides may undo, is no contract.</summary>
internal sealed class ContractInference(NullProgram program)
{
    /// <summary>Contracts of a method that its declaration does not have.</summary>
    public IEnumerable<InferredContract> Of(IMethodSymbol method)
    {
        if (method is not { MethodKind: MethodKind.Ordinary, IsAbstract: false, IsExtern: false, IsVirtual: false, IsOverride: false } || !IsCandidate(method)
            || program.SummaryOf(method, Context.None, 0) is not { Exits.Count: > 0 } summary)
        {
            return [];
        }

        List<InferredContract> found = [];
        if (summary.Complete)
        {
            foreach (IParameterSymbol parameter in method.Parameters)
            {
                if (OfParameter(method, parameter, summary) is { } contract)
                {
                    found.Add(contract);
                }
            }

            found.AddRange(OfMembers(method, summary));
            if (OfNullIn(method, summary) is { } nullIn)
            {
                found.Add(nullIn);
            }
        }

        if (OfResult(method, summary) is { } result)
        {
            found.Add(result);
        }

        return found;
    }

    // By the declaration alone: most methods have nothing to say.
    private static bool IsCandidate(IMethodSymbol method)
        => method.Parameters.Any(p => p.Type.IsReferenceType && (IsNullable(p.Type) || p.RefKind == RefKind.Out)) || Value(method.ReturnType) is { IsReferenceType: true } || IsCalledByConstructor(method);

    private static bool IsNullable(ITypeSymbol type) => type.NullableAnnotation == NullableAnnotation.Annotated;

    private static ITypeSymbol? Value(ITypeSymbol type)
        => type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task && task.ContainingNamespace?.ToDisplayString() == "System.Threading.Tasks" ? task.TypeArguments[0] : type;

    private static InferredContract? OfParameter(IMethodSymbol method, IParameterSymbol parameter, Summary summary)
    {
        bool isOut = parameter.RefKind == RefKind.Out;
        if (!parameter.Type.IsReferenceType || parameter.RefKind is not (RefKind.None or RefKind.Out) || Says(parameter, "NotNullAttribute", "MaybeNullAttribute", "NotNullWhenAttribute", "MaybeNullWhenAttribute"))
        {
            return null;
        }

        string name = $"'{parameter.Name}'";
        bool always = summary.Exits.All(e => IsValue(e.State, Of(e)));
        if (IsNullable(parameter.Type) && always && !isOut)
        {
            return new("NotNull", parameter, false, $"'{method.Name}' does not return when {name} is null");
        }

        if (method.IsAsync || method.ReturnType.SpecialType != SpecialType.System_Boolean || always)
        {
            return null;
        }

        foreach (bool result in new[] { true, false })
        {
            if (!Always(summary, result, Of))
            {
                continue;
            }

            string word = result ? "true" : "false";
            if (IsNullable(parameter.Type))
            {
                return new($"NotNullWhen({word})", parameter, false, $"{name} is not null when '{method.Name}' returns {word}");
            }

            // Declared as a value, and null where the attempt failed.
            if (isOut && parameter.Type.NullableAnnotation == NullableAnnotation.NotAnnotated && !ImplementsAny(method) && summary.Exits.Any(e => MayBeNull(e.State, Of(e))))
            {
                return new($"MaybeNullWhen({(result ? "false" : "true")})", parameter, false, $"{name} may be null when '{method.Name}' returns {(result ? "false" : "true")}");
            }
        }

        return null;

        int Of(Exit exit) => isOut ? exit.Out[parameter.Ordinal] : summary.Entry[parameter.Ordinal + 1];
    }

    /// <summary>Whether a value is there on each way out with a result, and there is such a way.</summary>
    private static bool Always(Summary summary, bool result, Func<Exit, int> value)
    {
        bool any = false;
        foreach (Exit exit in summary.Exits)
        {
            State state = exit.State.Clone();
            if (exit.Result == 0 || !state.Refine(exit.Result, result))
            {
                continue;
            }

            any = true;
            if (!IsValue(state, value(exit)))
            {
                return false;
            }
        }

        return any;
    }

    private static IEnumerable<InferredContract> OfMembers(IMethodSymbol method, Summary summary)
    {
        if (method.IsStatic || !IsCalledByConstructor(method) || method.IsAsync)
        {
            yield break;
        }

        foreach (ISymbol member in method.ContainingType.GetMembers())
        {
            ITypeSymbol? type = member switch { IFieldSymbol { IsImplicitlyDeclared: false } field => field.Type, IPropertySymbol property when Keys.ReadsField(property) => property.Type, _ => null };
            if (type is not { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated } || member.IsStatic || NullProgram.HasInitialiser(member) || !Assigns(method, member) || SaysMember(method, member.Name))
            {
                continue;
            }

            if (summary.Exits.All(e => e.State.TryPeek(summary.Entry[0], Keys.Of(member), out int value) && IsValue(e.State, value)))
            {
                yield return new($"MemberNotNull(nameof({member.Name}))", null, false, $"'{method.Name}' has assigned '{member.Name}' when it returns");
            }
        }
    }

    private static InferredContract? OfNullIn(IMethodSymbol method, Summary summary)
    {
        if (!IsNullable(method.ReturnType) || !method.ReturnType.IsReferenceType || method.IsAsync || method.GetReturnTypeAttributes().Any(a => a.AttributeClass?.Name == "NotNullIfNotNullAttribute"))
        {
            return null;
        }

        foreach (IParameterSymbol parameter in method.Parameters.Where(p => p.RefKind == RefKind.None && p.Type.IsReferenceType && IsNullable(p.Type)))
        {
            int value = summary.Entry[parameter.Ordinal + 1];
            bool follows = summary.Exits.All(e => e.Result != 0 && (e.Result == value || IsValue(e.State, e.Result) || e.State.Of(value).Nullness == Nullness.Null));
            if (follows && summary.Exits.Any(e => e.Result == value || !IsValue(e.State, e.Result)))
            {
                return new($"NotNullIfNotNull(nameof({parameter.Name}))", null, true, $"'{method.Name}' returns null only when '{parameter.Name}' is null");
            }
        }

        return null;
    }

    // Callers in other assemblies know nothing but the declaration; those in this one are followed anyway.
    private static InferredContract? OfResult(IMethodSymbol method, Summary summary)
    {
        bool isWrapped = !SymbolEqualityComparer.Default.Equals(Value(method.ReturnType), method.ReturnType);
        if (Value(method.ReturnType) is not { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated } || !IsVisible(method) || ImplementsAny(method)
            || method.GetReturnTypeAttributes().Any(a => a.AttributeClass?.Name is "MaybeNullAttribute" or "NotNullIfNotNullAttribute"))
        {
            return null;
        }

        foreach (Exit exit in summary.Exits)
        {
            int value = exit.Result;
            if (isWrapped && !exit.State.TryPeek(exit.Result, Slot.Result, out value))
            {
                continue;
            }

            bool isAnswered = method.Parameters.Any(p => p.Type.IsReferenceType && exit.State.Of(summary.Entry[p.Ordinal + 1]).Nullness == Nullness.Null);
            if (!isAnswered && MayBeNull(exit.State, value))
            {
                return new(null, null, true, $"'{method.Name}' may return null");
            }
        }

        return null;
    }

    private static bool IsValue(State state, int value) => value != 0 && state.Of(value).Nullness == Nullness.NotNull;

    private static bool MayBeNull(State state, int value) => value != 0 && state.Of(value) is { Nullness: Nullness.Null or Nullness.Maybe, Origin: not null };

    private static bool Says(ISymbol symbol, params string[] attributes) => attributes.Any(a => Annotations.Has(symbol, a));

    private static bool SaysMember(IMethodSymbol method, string member)
        => method.GetAttributes().Any(a => a.AttributeClass?.Name == "MemberNotNullAttribute" && a.ConstructorArguments.Any(c => c.Kind == TypedConstantKind.Array ? c.Values.Any(v => v.Value as string == member) : c.Value as string == member));

    private static bool IsVisible(ISymbol symbol)
    {
        for (ISymbol? s = symbol; s is not null and not INamespaceSymbol; s = s.ContainingSymbol)
        {
            if (s.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return true;
    }

    // A weaker promise than that of the interface would be a lie there.
    private static bool ImplementsAny(IMethodSymbol method)
        => method.ContainingType.AllInterfaces.Any(i => i.GetMembers(method.Name).Any(m => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(m), method)));

    private static bool IsCalledByConstructor(IMethodSymbol method)
        => !method.IsStatic && method.ContainingType.InstanceConstructors.SelectMany(c => c.DeclaringSyntaxReferences).Select(r => r.GetSyntax()).OfType<ConstructorDeclarationSyntax>()
            .Any(c => c.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(i => i.Expression is IdentifierNameSyntax { Identifier.ValueText: var name } && name == method.Name));

    private static bool Assigns(IMethodSymbol method, ISymbol member)
        => method.DeclaringSyntaxReferences.Any(r => r.GetSyntax().DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(a => a.Left switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => name.Identifier.ValueText,
            _ => "",
        } == member.Name));
}
