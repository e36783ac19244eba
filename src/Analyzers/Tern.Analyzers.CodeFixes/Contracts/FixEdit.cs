using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.CodeFixes.Contracts;

/// <summary>One way to mend a contract.</summary>
/// <param name="Title">What it does, as the user reads it.</param>
/// <param name="Key">Which fix it is; fixing all applies those of one key.</param>
/// <param name="Edits">Nodes, of any file of the project, and what takes their place.</param>
internal sealed record FixEdit(string Title, string Key, IReadOnlyList<NodeEdit> Edits)
{
    /// <summary>A fix that changes one node.</summary>
    public static FixEdit Of<TNode>(string title, string key, TNode node, Func<TNode, SyntaxNode> change)
        where TNode : SyntaxNode
        => new(title, key, [NodeEdit.Of(node, change)]);

    /// <summary>The solution with the fix.</summary>
    public async Task<Solution> ApplyAsync(Solution solution, CancellationToken cancellationToken)
    {
        foreach (IGrouping<SyntaxTree, NodeEdit> file in Edits.GroupBy(e => e.Old.SyntaxTree).ToArray())
        {
            if (solution.GetDocument(file.Key) is { } document)
            {
                Dictionary<SyntaxNode, Func<SyntaxNode, SyntaxNode>> edits = file.ToDictionary(e => e.Old, e => e.Change);
                SyntaxNode root = await file.Key.GetRootAsync(cancellationToken).ConfigureAwait(false);
                solution = solution.WithDocumentSyntaxRoot(document.Id, root.ReplaceNodes(edits.Keys, (old, current) => edits[old](current)));
            }
        }

        return solution;
    }
}

/// <summary>A node and what takes its place.</summary>
/// <param name="Old">The node.</param>
/// <param name="Change">Makes the new node of the old one, in which other edits may have been made.</param>
internal sealed record NodeEdit(SyntaxNode Old, Func<SyntaxNode, SyntaxNode> Change)
{
    /// <summary>An edit of a kind of node.</summary>
    public static NodeEdit Of<TNode>(TNode node, Func<TNode, SyntaxNode> change)
        where TNode : SyntaxNode
        => new(node, current => change((TNode)current));
}
