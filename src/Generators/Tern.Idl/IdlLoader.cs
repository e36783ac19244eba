using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl;

/// <summary>Reads files and all that they include, then links them.</summary>
public static class IdlLoader
{
    /// <summary>Loads files.</summary>
    /// <param name="paths">The files to begin with.</param>
    /// <param name="read">Gives the text of a path, or <see langword="null"/> if there is no such file.</param>
    /// <param name="options">How includes are found.</param>
    /// <param name="cancellationToken">Ends loading early.</param>
    /// <exception cref="FileNotFoundException">One of <paramref name="paths"/> does not exist; a missing include is a diagnostic.</exception>
    public static IdlSchema Load(IEnumerable<string> paths, Func<string, string?> read, IdlOptions options, CancellationToken cancellationToken = default)
    {
        Dictionary<string, IdlDocument> loaded = new(StringComparer.Ordinal);
        List<IdlDocument> inOrder = [];
        Queue<IdlDocument> waiting = new();
        foreach (string path in paths)
        {
            if (!TryLoad(IdlPath.Normalize(path)))
            {
                throw new FileNotFoundException($"There is no IDL file '{path}'.", path);
            }
        }

        while (waiting.Count > 0)
        {
            IdlDocument document = waiting.Dequeue();
            foreach (IdlInclude include in document.Includes)
            {
                // The first candidate that exists wins; the linker says what is missing.
                _ = IncludeCandidates.Of(document, include.Path, options).Any(TryLoad);
            }
        }

        return IdlLinker.Link(inOrder, options, cancellationToken);

        bool TryLoad(string path)
        {
            if (loaded.ContainsKey(path))
            {
                return true;
            }

            if (!IdlParser.CanRead(path) || read(path) is not { } text)
            {
                return false;
            }

            IdlDocument document = IdlParser.Parse(path, text, cancellationToken);
            loaded.Add(path, document);
            inOrder.Add(document);
            waiting.Enqueue(document);
            return true;
        }
    }
}
