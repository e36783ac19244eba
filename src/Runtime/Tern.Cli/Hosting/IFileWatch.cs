namespace Tern.Cli;

/// <summary>Tells of files that change.</summary>
internal interface IFileWatch
{
    /// <summary>Tells of IDL files in folders, and below them, that are written, created, renamed or deleted.</summary>
    /// <param name="folders">Full paths.</param>
    /// <param name="cancellationToken">Ends watching.</param>
    /// <returns>Full paths of files, as changes happen; some systems tell of one several times.</returns>
    IAsyncEnumerable<string> ChangesAsync(IReadOnlyList<string> folders, CancellationToken cancellationToken);
}
