using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Analyzers.CodeFixes.Contracts;
using Tern.Analyzers.NullFlow.Code;

namespace Tern.Analyzers.CodeFixes.NullFlow;

/// <summary>Guards: what happens where the value is null is written down.</summary>
internal static class GuardFixes
{
    /// <summary>Key of the statement that throws.</summary>
    internal const string Throw = "TernNull.Throw";

    /// <summary>Key of the statement that returns.</summary>
    internal const string Return = "TernNull.Return";

    /// <summary>Key of <c>?? throw</c>.</summary>
    internal const string ThrowExpression = "TernNull.ThrowExpression";

    /// <summary>Key of <c>?.</c>.</summary>
    internal const string Conditional = "TernNull.Conditional";

    public static IEnumerable<FixEdit> At(NullPlace place)
    {
        string name = Quoted(place.Value);
        StatementSyntax? statement = StatementBehindGuard(place);
        if (statement is not null)
        {
            string condition = $"if ({place.Value.WithoutTrivia()} is null)";
            yield return GuardStatement.Before(statement, $"Throw where {name} is null", Throw, condition, Exception(place));
            if (ReturnOf(place) is { } end)
            {
                yield return GuardStatement.Before(statement, $"Return where {name} is null", Return, condition, end);
            }
        }

        if (!place.IsConditional && place.Value is not (LiteralExpressionSyntax or DefaultExpressionSyntax) && place.Type is { IsValueType: false })
        {
            string thrown = $"{place.Operand} ?? throw new {place.NameOf("System", "InvalidOperationException")}({SymbolDisplay.FormatLiteral(Message(place.Value), true)})";
            yield return FixEdit.Of($"Add '?? throw' to {name}", ThrowExpression, place.Whole, whole => Replaced(whole, place.Whole, thrown));
        }

        if (WithConditional(place) is { } conditional)
        {
            yield return conditional;
        }
    }

    /// <summary>An operator put behind the value, in parentheses where something hangs on it.</summary>
    internal static ExpressionSyntax Replaced(ExpressionSyntax current, ExpressionSyntax original, string text)
    {
        bool bare = original.Parent is ArgumentSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or ForEachStatementSyntax or ParenthesizedExpressionSyntax or AssignmentExpressionSyntax;
        return SyntaxFactory.ParseExpression(bare ? text : $"({text})").WithTriviaFrom(current);
    }

    private static string Quoted(ExpressionSyntax value) => value.ToString() is { Length: <= 40 } text && text.IndexOf('\n') < 0 ? $"'{text}'" : "the value";

    private static string Message(ExpressionSyntax value) => value.ToString() is { Length: <= 60 } text && text.IndexOf('\n') < 0 ? $"'{text}' is null." : "The value is null.";

    private static string Exception(NullPlace place)
        => place.Symbol is IParameterSymbol parameter
            ? $"throw new {place.NameOf("System", "ArgumentNullException")}(nameof({Escaped(parameter.Name)}));"
            : $"throw new {place.NameOf("System", "InvalidOperationException")}({SymbolDisplay.FormatLiteral(Message(place.Value), true)});";

    private static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    // What leaves the function without a value. Where it must answer something, there is no end that fits.
    private static string? ReturnOf(NullPlace place)
    {
        if (place.Function is not { } function || MethodOf(place, function) is not { MethodKind: not (MethodKind.Constructor or MethodKind.StaticConstructor) } method
            || method.Parameters.Any(p => p.RefKind == RefKind.Out) || place.Value.FirstAncestorOrSelf<FinallyClauseSyntax>() is not null)
        {
            return null;
        }

        if (function.DescendantNodes(n => n == function || !NullPlace.IsFunction(n)).Any(n => n is YieldStatementSyntax))
        {
            return "yield break;";
        }

        if (place.Diagnostic.Id == "TERN1022" && method.ReturnType is INamedTypeSymbol { Name: "ValueTask", TypeArguments.Length: 1 } answer && answer.TypeArguments[0].SpecialType == SpecialType.System_Boolean)
        {
            // A fallback that has no answer says so, and the call ends as it did.
            return method.IsAsync ? "return false;" : "return new(false);";
        }

        bool isTask = method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 0 };
        return method.ReturnsVoid || (method.IsAsync && isTask) ? "return;" : isTask ? $"return {place.NameOf("System.Threading.Tasks", method.ReturnType.Name)}.CompletedTask;" : null;
    }

    private static IMethodSymbol? MethodOf(NullPlace place, SyntaxNode function)
        => function is AnonymousFunctionExpressionSyntax
            ? place.Model.GetSymbolInfo(function, place.CancellationToken).Symbol as IMethodSymbol
            : place.Model.GetDeclaredSymbol(function, place.CancellationToken) as IMethodSymbol;

    /// <summary>The statement that a test can be put before, so that the test holds where the value is used.</summary>
    private static StatementSyntax? StatementBehindGuard(NullPlace place)
    {
        if (place.IsConditional || !IsSteady(place, place.Value))
        {
            return null;
        }

        SyntaxNode? function = place.Function;
        SyntaxNode from = place.Value;
        for (SyntaxNode? node = place.Value.Parent; node is not null && node != function; from = node, node = node.Parent)
        {
            // What is evaluated only sometimes, or again and again, may have its test in front already.
            bool sometimes = node is ConditionalExpressionSyntax branch ? branch.Condition != from
                : node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression } both ? both.Right == from
                : node is SwitchExpressionArmSyntax or ConditionalAccessExpressionSyntax;
            if (sometimes)
            {
                return null;
            }

            if (node is StatementSyntax statement)
            {
                bool again = statement is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax;
                return again || statement.Parent is ElseClauseSyntax or LabeledStatementSyntax || ChangesBefore(place, statement) ? null : statement;
            }
        }

        return null;
    }

    // Reading it twice gives the same, and costs nothing.
    private static bool IsSteady(NullPlace place, ExpressionSyntax value)
    {
        return value switch
        {
            ThisExpressionSyntax => true,
            IdentifierNameSyntax or MemberAccessExpressionSyntax => place.Model.GetSymbolInfo(value, place.CancellationToken).Symbol switch
            {
                ILocalSymbol or IParameterSymbol => true,
                IFieldSymbol => Owner(),
                IPropertySymbol property => Keys.ReadsField(property) && Owner(),
                INamedTypeSymbol or INamespaceSymbol => true,
                _ => false,
            },
            _ => false,
        };

        bool Owner() => value is not MemberAccessExpressionSyntax access || IsSteady(place, access.Expression);
    }

    // What the statement itself declares or assigns before cannot be tested in front of it.
    private static bool ChangesBefore(NullPlace place, StatementSyntax statement)
    {
        foreach (IdentifierNameSyntax name in place.Value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            if (place.Model.GetSymbolInfo(name, place.CancellationToken).Symbol is not { } symbol)
            {
                continue;
            }

            if (symbol is ILocalSymbol && symbol.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == statement.SyntaxTree && statement.Span.Contains(r.Span)))
            {
                return true;
            }

            foreach (ExpressionSyntax written in statement.DescendantNodes().TakeWhile(n => n.SpanStart < place.Value.SpanStart).Select(Written).OfType<ExpressionSyntax>())
            {
                if (SymbolEqualityComparer.Default.Equals(place.Model.GetSymbolInfo(written, place.CancellationToken).Symbol, symbol))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static ExpressionSyntax? Written(SyntaxNode node)
        => node switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left,
            ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None) => argument.Expression,
            _ => null,
        };

    // A call whose result nobody takes is left out where there is nothing to call.
    private static FixEdit? WithConditional(NullPlace place)
    {
        SyntaxNode chain = place.Whole;
        while (chain.Parent is MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax or PostfixUnaryExpressionSyntax)
        {
            chain = chain.Parent;
        }

        SyntaxToken next = place.Whole.GetLastToken().GetNextToken();
        if (chain is not ExpressionSyntax call || call == place.Whole || call.Parent is not ExpressionStatementSyntax || !next.IsKind(SyntaxKind.DotToken, SyntaxKind.OpenParenToken))
        {
            return null;
        }

        string text = call.ToString();
        ExpressionSyntax said = place.Whole is PostfixUnaryExpressionSyntax forgiven ? forgiven.Operand : place.Whole;
        string before = text.Substring(0, said.Span.End - call.SpanStart);
        string between = text.Substring(place.Whole.Span.End - call.SpanStart, next.SpanStart - place.Whole.Span.End);
        string rest = text.Substring(next.SpanStart - call.SpanStart);
        string conditional = before + between + (next.IsKind(SyntaxKind.OpenParenToken) ? "?.Invoke" : "?") + rest;
        return FixEdit.Of($"Leave it out where {Quoted(place.Value)} is null", Conditional, call, c => SyntaxFactory.ParseExpression(conditional).WithTriviaFrom(c));
    }

    private static bool IsKind(this SyntaxToken token, SyntaxKind one, SyntaxKind other) => token.IsKind(one) || token.IsKind(other);
}
