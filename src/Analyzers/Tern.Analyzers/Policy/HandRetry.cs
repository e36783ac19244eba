using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tern.Analyzers.Policy;

/// <summary>Whether code makes a call again when it fails, as its syntax tells: a loop around a try, a jump back, or the method itself.</summary>
/// <remarks>
/// A retry ends when the call succeeds, and sends the same again when it fails. A worker that goes on with the next item after a failure, or that polls, does neither and is no retry.
/// </remarks>
internal static class HandRetry
{
    // Types that a failed call is caught by. Declared exceptions are answers: the server has decided, and a loop on them is a different matter.
    private static readonly HashSet<string> s_failures = new(StringComparer.Ordinal) { "Exception", "SystemException", "RpcException", "RpcTimeoutException", "RpcConnectionException", "TimeoutException" };

    /// <summary>Whether the code around a call repeats it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="request">What it sends; where that differs from round to round, it is another call each time.</param>
    public static bool IsRepeated(ExpressionSyntax call, IReadOnlyList<ExpressionSyntax> request)
    {
        for (SyntaxNode? node = call.Parent; node is not (null or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax); node = node.Parent)
        {
            if (node is TryStatementSyntax attempt && attempt.Block.Span.Contains(call.Span) && attempt.Catches.Any(c => CatchesFailures(c) && Repeats(call, request, attempt, c)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the code around a call keeps its failure to itself, so that nobody who runs that code repeats it for that. A retry lets the last one out.</summary>
    public static bool IsSwallowed(ExpressionSyntax call)
        => !IsRepeated(call, []) && call.Ancestors().TakeWhile(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax)).OfType<TryStatementSyntax>()
            .Any(attempt => attempt.Block.Span.Contains(call.Span)
                && attempt.Catches.Any(c => c.Filter is null && CatchesFailures(c) && !c.Block.DescendantNodes().Any(n => n is ThrowStatementSyntax or ThrowExpressionSyntax)));

    /// <summary>Whether a clause catches what a failed call throws, and may have sent.</summary>
    public static bool CatchesFailures(CatchClauseSyntax clause)
    {
        string? type = clause.Declaration?.Type switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => null,
        };
        return (clause.Declaration is null || (type is not null && s_failures.Contains(type))) && !IsCareful(clause);
    }

    /// <summary>Whether code asks what it must before it repeats: whether the request got out, or was refused for a limit.</summary>
    public static bool IsCareful(SyntaxNode node)
        => node.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && t.ValueText is "MayHaveBeenSent" or "ResourceExhausted");

    private static bool Repeats(ExpressionSyntax call, IReadOnlyList<ExpressionSyntax> request, TryStatementSyntax attempt, CatchClauseSyntax clause)
    {
        if (LoopAround(attempt) is { } loop)
        {
            bool goesOn = EndsWithContinue(clause.Block) || (!Exits(clause.Block) && !StatementsBehind(attempt, loop).Any(Exits));
            return goesOn && EndsOnSuccess(call, attempt, clause, loop) && !Varies(request, loop);
        }

        return JumpsBack(attempt, clause) || CallsItself(clause);
    }

    private static StatementSyntax? LoopAround(SyntaxNode node)
    {
        for (SyntaxNode? current = node.Parent; current is not (null or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax); current = current.Parent)
        {
            if (current is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax)
            {
                return (StatementSyntax)current;
            }
        }

        return null;
    }

    private static bool EndsOnSuccess(ExpressionSyntax call, TryStatementSyntax attempt, CatchClauseSyntax clause, StatementSyntax loop)
    {
        for (SyntaxNode node = call; node != attempt; node = node.Parent!)
        {
            if (node is ReturnStatementSyntax || (node is StatementSyntax statement && Behind(statement).Any(Exits)))
            {
                return true;
            }
        }

        if (EndsWithContinue(clause.Block) && StatementsBehind(attempt, loop).Any(Exits))
        {
            return true;
        }

        // while (!done) { try { …; done = true; } … }
        ExpressionSyntax? condition = (loop as WhileStatementSyntax)?.Condition ?? (loop as DoStatementSyntax)?.Condition ?? (loop as ForStatementSyntax)?.Condition;
        HashSet<string> asked = condition is null ? [] : NamesIn(condition);
        return attempt.Block.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(a => a.Left is IdentifierNameSyntax name && asked.Contains(name.Identifier.ValueText) && a.SpanStart + a.Span.Length >= call.SpanStart);
    }

    // What a round declares, sets or counts is different each time, unless it is made of what stays the same.
    private static bool Varies(IReadOnlyList<ExpressionSyntax> request, StatementSyntax loop)
    {
        HashSet<string> varying = new(StringComparer.Ordinal);
        if (loop is ForEachStatementSyntax each)
        {
            varying.Add(each.Identifier.ValueText);
        }

        foreach (SyntaxNode node in loop.DescendantNodes())
        {
            switch (node)
            {
                case SingleVariableDesignationSyntax designation:
                    varying.Add(designation.Identifier.ValueText);
                    break;
                case VariableDeclaratorSyntax declarator when declarator.Parent?.Parent is ForStatementSyntax || declarator.Initializer?.Value is not (BaseObjectCreationExpressionSyntax or LiteralExpressionSyntax) || NamesIn(declarator.Initializer.Value).Overlaps(varying):
                    varying.Add(declarator.Identifier.ValueText);
                    break;
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax set } assignment when assignment.Right is not (BaseObjectCreationExpressionSyntax or LiteralExpressionSyntax) || NamesIn(assignment.Right).Overlaps(varying):
                    varying.Add(set.Identifier.ValueText);
                    break;
                case PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax counted } count when !count.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                    varying.Add(counted.Identifier.ValueText);
                    break;
                case PrefixUnaryExpressionSyntax { Operand: IdentifierNameSyntax counted } count when count.IsKind(SyntaxKind.PreIncrementExpression) || count.IsKind(SyntaxKind.PreDecrementExpression):
                    varying.Add(counted.Identifier.ValueText);
                    break;
            }
        }

        return request.Any(argument => NamesIn(argument).Overlaps(varying));
    }

    private static bool JumpsBack(TryStatementSyntax attempt, CatchClauseSyntax clause)
        => clause.Block.DescendantNodes().OfType<GotoStatementSyntax>().Any(jump => jump.Expression is IdentifierNameSyntax target
            && attempt.Ancestors().OfType<BlockSyntax>().FirstOrDefault() is { } block
            && block.DescendantNodes().OfType<LabeledStatementSyntax>().Any(l => l.Identifier.ValueText == target.Identifier.ValueText && l.SpanStart <= attempt.SpanStart));

    private static bool CallsItself(CatchClauseSyntax clause)
    {
        SyntaxNode? function = clause.Ancestors().FirstOrDefault(a => a is LocalFunctionStatementSyntax or MethodDeclarationSyntax or AnonymousFunctionExpressionSyntax);
        string? name = (function as LocalFunctionStatementSyntax)?.Identifier.ValueText ?? (function as MethodDeclarationSyntax)?.Identifier.ValueText;
        return name is not null && clause.Block.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(i => i.Expression is IdentifierNameSyntax called && called.Identifier.ValueText == name);
    }

    private static HashSet<string> NamesIn(SyntaxNode node)
        => new(node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(n => n.Identifier.ValueText), StringComparer.Ordinal);

    private static IEnumerable<StatementSyntax> Behind(StatementSyntax statement)
        => statement.Parent is BlockSyntax block ? block.Statements.Skip(block.Statements.IndexOf(statement) + 1) : [];

    private static IEnumerable<StatementSyntax> StatementsBehind(StatementSyntax statement, StatementSyntax loop)
    {
        for (SyntaxNode? node = statement; node is not null && node != loop; node = node.Parent)
        {
            if (node is StatementSyntax current)
            {
                foreach (StatementSyntax behind in Behind(current))
                {
                    yield return behind;
                }
            }
        }
    }

    private static bool EndsWithContinue(BlockSyntax block) => block.Statements.LastOrDefault() is ContinueStatementSyntax;

    // Whether a statement always leaves the loop.
    private static bool Exits(StatementSyntax? statement)
        => statement switch
        {
            ThrowStatementSyntax or ReturnStatementSyntax or BreakStatementSyntax => true,
            ExpressionStatementSyntax { Expression: ThrowExpressionSyntax } => true,
            YieldStatementSyntax yield => yield.IsKind(SyntaxKind.YieldBreakStatement),
            BlockSyntax block => block.Statements.Any(Exits),
            IfStatementSyntax { Else: { } otherwise } branch => Exits(branch.Statement) && Exits(otherwise.Statement),
            _ => false,
        };
}
