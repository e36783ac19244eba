using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tern.Analyzers.CodeFixes.Contracts;

/// <summary>Fixes of service interfaces.</summary>
internal static class ServiceFixes
{
    /// <summary>TERN0041: the exception is marked.</summary>
    public static IEnumerable<FixEdit> MarkException(FixPlace place)
    {
        TypeOfExpressionSyntax? named = place.Node.FirstAncestorOrSelf<AttributeSyntax>()?.DescendantNodes().OfType<TypeOfExpressionSyntax>().FirstOrDefault();
        if (named is null || place.Model.GetTypeInfo(named.Type, place.CancellationToken).Type is not INamedTypeSymbol { IsGenericType: false } type)
        {
            yield break;
        }

        ClassDeclarationSyntax[] declarations = [.. place.DeclarationsOf<ClassDeclarationSyntax>(type)];
        if (declarations.Length > 0)
        {
            yield return new FixEdit(
                $"Mark '{type.Name}' with [RpcException]",
                "MarkException",
                [.. declarations.Select((d, i) => NodeEdit.Of(d, old => (i == 0 ? old.WithAttribute(NameIn(place, d)) : old).With(SyntaxKind.PartialKeyword)))]);
        }
    }

    /// <summary>TERN0042: the exception is told apart by an id of its own, or is declared once.</summary>
    public static IEnumerable<FixEdit> TellExceptionsApart(FixPlace place)
    {
        if (place.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute || place.Member is not MethodDeclarationSyntax method)
        {
            yield break;
        }

        string? type = TypeOf(attribute);
        if (method.AttributeLists.SelectMany(l => l.Attributes).Count(a => a.IsNamed("Throws") && TypeOf(a) == type) > 1)
        {
            yield return FixEdit.Of("Remove the second declaration", "Once", method, m => m.WithoutAttribute(Last(m, type)));
        }
        else
        {
            foreach (FixEdit edit in FieldFixes.ChooseId(place))
            {
                yield return edit;
            }
        }
    }

    /// <summary>TERN0050: a property that is read becomes a method.</summary>
    public static IEnumerable<FixEdit> MakeMethod(FixPlace place)
    {
        if (place.Member is PropertyDeclarationSyntax { Parent: InterfaceDeclarationSyntax } property
            && !property.Modifiers.Any(SyntaxKind.StaticKeyword)
            && property.AccessorList is { Accessors.Count: 1 } accessors && accessors.Accessors[0].IsKind(SyntaxKind.GetAccessorDeclaration))
        {
            string name = $"Get{property.Identifier.ValueText}Async";
            yield return FixEdit.Of(
                $"Make it the method '{name}'",
                "Method",
                property,
                p => SyntaxFactory.ParseMemberDeclaration($"{p.AttributeLists.ToFullString()}{p.Modifiers.ToFullString()}ValueTask<{p.Type.WithoutTrivia()}> {name}();")!.WithTriviaFrom(p));
        }
    }

    /// <summary>TERN0052: the method can be awaited.</summary>
    public static IEnumerable<FixEdit> ReturnTask(FixPlace place)
    {
        if (place.Member is not MethodDeclarationSyntax { ReturnType: { } type } method || type is RefTypeSyntax)
        {
            yield break;
        }

        bool isVoid = type is PredefinedTypeSyntax predefined && predefined.Keyword.IsKind(SyntaxKind.VoidKeyword);
        string task = isVoid ? "ValueTask" : $"ValueTask<{type.WithoutTrivia()}>";
        yield return FixEdit.Of($"Return {task}", "Task", method, m => m.WithReturnType(SyntaxFactory.ParseTypeName(task).WithTriviaFrom(m.ReturnType)));
    }

    /// <summary>TERN0053: the method has a wire name of its own.</summary>
    public static IEnumerable<FixEdit> NameMethod(FixPlace place)
    {
        if (place.Member is not MethodDeclarationSyntax declaration
            || declaration.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.IsNamed("RpcMethod"))
            || place.Model.GetDeclaredSymbol(declaration, place.CancellationToken) is not { } method)
        {
            yield break;
        }

        string bare = WireNameOf(method);
        HashSet<string> taken = [.. method.ContainingType.AllInterfaces.Append(method.ContainingType).SelectMany(i => i.GetMembers()).OfType<IMethodSymbol>().Select(WireNameOf)];
        string stem = method.Parameters.Length > 0 ? $"{bare}By{char.ToUpperInvariant(method.Parameters[0].Name[0])}{method.Parameters[0].Name.Substring(1)}" : bare + "2";
        string name = stem;
        for (int i = 2; taken.Contains(name); i++)
        {
            name = stem + Text.Of(i);
        }

        yield return FixEdit.Of($"Call it '{name}' on the wire", "WireName", declaration, d => d.WithAttribute($"RpcMethod(\"{name}\")"));
    }

    /// <summary>TERN0054: what surrounds the call comes last, and once.</summary>
    public static IEnumerable<FixEdit> MoveContext(FixPlace place)
    {
        if (place.Parameter is not { Parent: ParameterListSyntax list } parameter)
        {
            yield break;
        }

        ParameterSyntax[] surrounding = [.. list.Parameters.Where(p => IsContext(place, p))];
        if (surrounding.Length == 1 && list.Parameters.Last() != parameter)
        {
            int index = list.Parameters.IndexOf(parameter);
            yield return FixEdit.Of(
                $"Move '{parameter.Identifier.ValueText}' to the end",
                "Last",
                list,
                l => Reordered(l, [.. l.Parameters.Where((_, i) => i != index), l.Parameters[index]]));
        }
        else if (surrounding.Length > 1)
        {
            // A context has a token of its own.
            ParameterSyntax kept = surrounding.FirstOrDefault(p => TypeName(place, p) == "CallContext") ?? surrounding[0];
            int[] gone = [.. surrounding.Where(p => p != kept).Select(p => list.Parameters.IndexOf(p))];
            int at = list.Parameters.IndexOf(kept);
            yield return FixEdit.Of(
                $"Keep '{kept.Identifier.ValueText}' alone",
                "OneContext",
                list,
                l => Reordered(l, [.. l.Parameters.Where((_, i) => i != at && !gone.Contains(i)), l.Parameters[at]]));
        }
    }

    /// <summary>TERN0055: the argument is passed as a value.</summary>
    public static IEnumerable<FixEdit> PassValue(FixPlace place)
    {
        if (place.Parameter is not { } parameter || !parameter.Modifiers.Any(m => m.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword))
        {
            yield break;
        }

        yield return FixEdit.Of("Pass it by value", "ByValue", parameter, p => Bare(p));
        yield return FixEdit.Of(
            "Pass it by 'in'",
            "ByIn",
            parameter,
            p =>
            {
                ParameterSyntax bare = Bare(p);
                return bare.WithModifiers(SyntaxFactory.TokenList(SyntaxFactory.Token(bare.Type!.GetLeadingTrivia(), SyntaxKind.InKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space))))
                    .WithType(bare.Type!.WithoutLeadingTrivia());
            });
    }

    /// <summary>TERN0056: a method that answers is not one-way.</summary>
    public static IEnumerable<FixEdit> RemoveOneWay(FixPlace place)
    {
        if (place.Member is MethodDeclarationSyntax method && method.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.IsNamed("OneWay")))
        {
            yield return FixEdit.Of("Remove [OneWay]", "NotOneWay", method, m => m.WithoutAttribute(a => a.IsNamed("OneWay")));
        }
    }

    /// <summary>TERN0058: a stream has no null and no declared exceptions.</summary>
    public static IEnumerable<FixEdit> BareStream(FixPlace place)
    {
        if (place.Member is not MethodDeclarationSyntax method)
        {
            yield break;
        }

        if (method.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.IsNamed("Throws")))
        {
            yield return FixEdit.Of("Remove the declared exceptions", "NoThrows", method, m =>
            {
                while (m.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.IsNamed("Throws")))
                {
                    m = m.WithoutAttribute(a => a.IsNamed("Throws"));
                }

                return m;
            });
            yield break;
        }

        NullableTypeSyntax[] nullable = [.. method.ParameterList.Parameters.Where(p => !IsContext(place, p)).Select(p => p.Type).Append(method.ReturnType).OfType<TypeSyntax>().SelectMany(t => t.DescendantNodesAndSelf()).OfType<NullableTypeSyntax>()];
        if (nullable.Length > 0)
        {
            yield return new FixEdit("Make its messages not nullable", "BareStream", [.. nullable.Select(n => NodeEdit.Of(n, old => old.ElementType.WithTriviaFrom(old)))]);
        }
    }

    private static string? TypeOf(AttributeSyntax attribute) => attribute.ArgumentList?.Arguments.FirstOrDefault()?.ToString();

    private static Func<AttributeSyntax, bool> Last(MethodDeclarationSyntax method, string? type)
    {
        AttributeSyntax last = method.AttributeLists.SelectMany(l => l.Attributes).Last(a => a.IsNamed("Throws") && TypeOf(a) == type);
        return a => a == last;
    }

    private static string WireNameOf(IMethodSymbol method)
    {
        AttributeData? named = method.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "RpcMethodAttribute");
        return named?.ConstructorArguments.FirstOrDefault().Value is string { Length: > 0 } name ? name
            : method.Name.Length > 5 && method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name.Substring(0, method.Name.Length - 5) : method.Name;
    }

    private static string NameIn(FixPlace place, SyntaxNode declaration)
        => declaration.SyntaxTree == place.Model.SyntaxTree && place.Model.LookupNamespacesAndTypes(declaration.SpanStart, name: "RpcExceptionAttribute").Length > 0 ? "RpcException" : "global::Tern.RpcException";

    private static bool IsContext(FixPlace place, ParameterSyntax parameter) => TypeName(place, parameter) is "CallContext" or "CancellationToken";

    private static string? TypeName(FixPlace place, ParameterSyntax parameter) => place.Model.GetDeclaredSymbol(parameter, place.CancellationToken)?.Type.Name;

    private static ParameterListSyntax Reordered(ParameterListSyntax list, ParameterSyntax[] parameters)
        => list.WithParameters(SyntaxFactory.SeparatedList(
            parameters.Select(p => p.WithLeadingTrivia().WithTrailingTrivia()),
            Enumerable.Repeat(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), parameters.Length - 1)));

    private static ParameterSyntax Bare(ParameterSyntax parameter)
    {
        SyntaxTriviaList leading = parameter.Modifiers[0].LeadingTrivia;
        return parameter.WithModifiers(default).WithType(parameter.Type!.WithLeadingTrivia(leading));
    }
}
