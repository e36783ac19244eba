using Tern.Schema;

namespace Tern.Idl.Text;

/// <summary>Turns offsets of a text into places with line and column.</summary>
internal sealed class SourceMap
{
    private readonly string _path;
    private readonly int[] _lineStarts;

    public SourceMap(string path, string text)
    {
        _path = path;
        List<int> starts = [0];
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        _lineStarts = [.. starts];
    }

    /// <summary>The place of a piece of the text.</summary>
    public SourceSpan Span(int start, int length)
    {
        (int startLine, int startColumn) = Position(start);
        (int endLine, int endColumn) = Position(start + length);
        return new(_path, start, length, startLine, startColumn, endLine, endColumn);
    }

    private (int Line, int Column) Position(int offset)
    {
        int index = Array.BinarySearch(_lineStarts, offset);
        int line = index >= 0 ? index : ~index - 1;
        return (line, offset - _lineStarts[line]);
    }
}
