using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>
/// What speaks for findings: a run has shown each of them, but where it took an answer of the project's own code for possible that every user of that answer takes for impossible, the finding rests on
/// that alone. The one place that decides what is held back.
/// </summary>
internal sealed class Evidence
{
    /// <summary>Methods that use a result as it is, from which on they are believed.</summary>
    private const int Believers = 4;

    /// <summary>Files they must be in: one file is one thought.</summary>
    private const int Places = 3;

    /// <summary>Believers that outweigh one who tests.</summary>
    private const int Outweigh = 10;

    private readonly Beliefs _beliefs;

    public Evidence(IReadOnlyCollection<Finding> findings, IReadOnlyList<MethodCode> codes)
    {
        HashSet<SyntaxNode> stations = [.. findings.Where(f => IsAnswer(f.Origin)).SelectMany(f => Hop.InOrder(f.Origin.Last)).Select(h => h.Where)];
        _beliefs = new Beliefs(codes, stations);
    }

    /// <summary>Whether nothing but an answer that nobody believes in speaks for a finding.</summary>
    public bool IsAssumed(Finding finding)
        => IsAnswer(finding.Origin) && Hop.InOrder(finding.Origin.Last).Any(h => _beliefs.At(h.Where) is { } belief && IsBelieved(belief));

    private static bool IsBelieved(Belief belief)
        => belief.Uses.Count >= Believers && belief.Files.Count >= Places && belief.Uses.Count >= Outweigh * belief.Tests.Count;

    /// <summary>Whether code of the project chose null as an answer. What libraries declare, what nobody set, and what was handed in is shown by more than a choice.</summary>
    private static bool IsAnswer(Origin origin)
    {
        SyntaxNode where = origin.Where;
        while (where is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } bang)
        {
            where = bang.Operand;
        }

        return origin.Kind is OriginKind.Literal or OriginKind.FailedCast or OriginKind.Implementation
            && (where.IsKind(SyntaxKind.NullLiteralExpression) || where.IsKind(SyntaxKind.DefaultLiteralExpression) || where.IsKind(SyntaxKind.DefaultExpression) || where.IsKind(SyntaxKind.AsExpression));
    }
}
