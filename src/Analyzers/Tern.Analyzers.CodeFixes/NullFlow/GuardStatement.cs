using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Analyzers.CodeFixes.Contracts;

namespace Tern.Analyzers.CodeFixes.NullFlow;

/// <summary>Writes a test in front of a statement, in the way the code around it is written.</summary>
internal static class GuardStatement
{
    /// <summary>A fix that puts a test in front of a statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="title">What it does, as the user reads it.</param>
    /// <param name="key">Which fix it is.</param>
    /// <param name="condition"><c>if (…)</c>.</param>
    /// <param name="end">Statement of the block behind it.</param>
    public static FixEdit Before(StatementSyntax statement, string title, string key, string condition, string end)
    {
        bool sameLine = !statement.GetFirstToken().GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) && !statement.GetLeadingTrivia().Any(SyntaxKind.EndOfLineTrivia);
        string line = LineEnd(statement);
        switch (statement.Parent)
        {
            case BlockSyntax block:
                int index = block.Statements.IndexOf(statement);
                return FixEdit.Of(title, key, block, b => b.WithStatements(With(b.Statements, index, condition, end, sameLine, line)));
            case SwitchSectionSyntax section:
                int place = section.Statements.IndexOf(statement);
                return FixEdit.Of(title, key, section, s => s.WithStatements(With(s.Statements, place, condition, end, sameLine, line)));
            case GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } global:
                int at = unit.Members.IndexOf(global);
                return FixEdit.Of(title, key, unit, u => WithGlobal(u, at, condition, end, line));
            default:
                return FixEdit.Of(title, key, statement, s => Block(s, condition, end, line));
        }
    }

    private static SyntaxList<StatementSyntax> With(SyntaxList<StatementSyntax> statements, int index, string condition, string end, bool sameLine, string line)
    {
        (StatementSyntax guard, StatementSyntax rest) = Split(statements[index], condition, end, sameLine, line);
        return statements.RemoveAt(index).InsertRange(index, [guard, rest]);
    }

    private static CompilationUnitSyntax WithGlobal(CompilationUnitSyntax unit, int index, string condition, string end, string line)
    {
        var global = (GlobalStatementSyntax)unit.Members[index];
        (StatementSyntax guard, StatementSyntax rest) = Split(global.Statement, condition, end, sameLine: false, line);
        return unit.WithMembers(unit.Members.RemoveAt(index).InsertRange(index, [SyntaxFactory.GlobalStatement(guard), SyntaxFactory.GlobalStatement(rest)]));
    }

    // Blank lines stay in front of both, comments with what they speak of.
    private static (StatementSyntax Guard, StatementSyntax Statement) Split(StatementSyntax statement, string condition, string end, bool sameLine, string line)
    {
        if (sameLine)
        {
            return (SyntaxFactory.ParseStatement($"{condition} {{ {end} }} ").WithLeadingTrivia(statement.GetLeadingTrivia()), statement.WithLeadingTrivia());
        }

        SyntaxTriviaList leading = statement.GetLeadingTrivia();
        int blank = 0;
        while (blank < leading.Count && leading[blank].IsKind(SyntaxKind.EndOfLineTrivia))
        {
            blank++;
        }

        string indent = Indent(statement);
        StatementSyntax guard = SyntaxFactory.ParseStatement($"{indent}{condition}{line}{indent}{{{line}{indent}    {end}{line}{indent}}}{line}");
        return (
            guard.WithLeadingTrivia(leading.Take(blank).Concat(guard.GetLeadingTrivia())),
            statement.WithLeadingTrivia(leading.Skip(blank).Prepend(SyntaxFactory.EndOfLine(line))));
    }

    private static BlockSyntax Block(StatementSyntax statement, string condition, string end, string line)
    {
        string inner = Indent(statement);
        string outer = inner.Length >= 4 ? inner.Substring(4) : inner;
        string text = $"{outer}{{{line}{inner}{condition}{line}{inner}{{{line}{inner}    {end}{line}{inner}}}{line}{line}{inner}{statement.WithoutTrivia()}{line}{outer}}}";
        return (BlockSyntax)SyntaxFactory.ParseStatement(text).WithTrailingTrivia(statement.GetTrailingTrivia());
    }

    private static string Indent(StatementSyntax statement) => statement.GetLeadingTrivia().LastOrDefault(t => t.IsKind(SyntaxKind.WhitespaceTrivia)).ToString();

    private static string LineEnd(SyntaxNode node)
        => node.SyntaxTree.GetRoot().DescendantTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia)).ToString() is { Length: > 0 } found ? found : "\n";
}
