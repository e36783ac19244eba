using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Analyzers.CodeFixes.Contracts;

namespace Tern.Analyzers.CodeFixes.NullFlow;

/// <summary>A handler that answers null where its contract promises a reply: the call fails with a status instead, or the contract says that there may be none.</summary>
internal static class ReplyFixes
{
    /// <summary>Key of the status in place of null.</summary>
    internal const string Fail = "TernNull.FailCall";

    public static IEnumerable<FixEdit> At(NullPlace place)
    {
        if (place.Function is not (MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
        {
            yield break;
        }

        ExpressionSyntax reply = place.Whole;
        while (reply.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: ExpressionSyntax around } }
            && (around is BaseObjectCreationExpressionSyntax || around is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" } }))
        {
            // Task.FromResult<T>(null!) and new ValueTask<T>(null!) are the reply as a whole.
            reply = around;
        }

        string failure = $"throw new {place.NameOf("Tern", "RpcException")}({place.NameOf("Tern", "RpcStatusCode")}.NotFound, \"there is no answer to this request\")";
        bool isBranch = (reply.Parent is ConditionalExpressionSyntax choice && choice.Condition != reply) || (reply.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } either && either.Right == reply)
            || reply.Parent is SwitchExpressionArmSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax;
        if (reply.Parent is ReturnStatementSyntax statement)
        {
            yield return FixEdit.Of("Fail the call with a status in place of null", Fail, statement, s => SyntaxFactory.ParseStatement(failure + ";").WithTriviaFrom(s));
        }
        else if (isBranch)
        {
            yield return FixEdit.Of("Fail the call with a status in place of null", Fail, reply, r => SyntaxFactory.ParseExpression(failure).WithTriviaFrom(r));
        }
    }
}
