using System.Text;

namespace Tern.Idl.Thrift;

/// <summary>Says which comments describe what, and takes the marks off them.</summary>
internal sealed class ThriftComments(string text, ThriftToken[] tokens, IReadOnlyList<ThriftComment> comments)
{
    private static readonly char[] s_blanks = [' ', '\t'];

    /// <summary>
    /// What is written about an element: the last <c>/** */</c> before it or the line comments directly above it, then a comment behind it on its last line.
    /// </summary>
    /// <param name="first">Its first token.</param>
    /// <param name="last">Its last token, the separator included.</param>
    public string? Of(int first, int last)
    {
        (int begin, int end) = Leading(first);
        string? above = begin < end ? Clean(begin, end) : null;

        // Behind the brace that ends a block over several lines people say which one it ends.
        bool endsBlock = text[tokens[last].Start] == '}' && tokens[first].Line != tokens[last].Line;
        string? behind = endsBlock ? null : Trailing(last);
        return above is null ? behind : behind is null ? above : above + "\n" + behind;
    }

    /// <summary>The first comment of the file, unless it describes the first definition.</summary>
    /// <param name="isHeaderFirst">Whether the file begins with a header, which no comment describes.</param>
    public string? OfFile(bool isHeaderFirst)
    {
        if (tokens[0].Comments == 0)
        {
            return null;
        }

        int end = 1;
        while (comments[0].Kind == ThriftCommentKind.Line && end < tokens[0].Comments && Continues(end))
        {
            end++;
        }

        return isHeaderFirst || tokens[0].Kind == ThriftTokenKind.EndOfFile || Leading(0).Begin >= end ? Clean(0, end) : null;
    }

    private (int Begin, int End) Leading(int token)
    {
        int begin = token == 0 ? 0 : tokens[token - 1].Comments;
        int end = tokens[token].Comments;
        if (begin < end && token > 0 && IsBehind(begin, token - 1))
        {
            begin++;
        }

        int run = end;
        if (begin < end && comments[end - 1] is { Kind: ThriftCommentKind.Line } above && above.Line == tokens[token].Line - 1)
        {
            run--;
            while (run > begin && comments[run - 1].Kind == ThriftCommentKind.Line && Continues(run))
            {
                run--;
            }
        }

        int doc = end - 1;
        while (doc >= begin && comments[doc].Kind != ThriftCommentKind.Doc)
        {
            doc--;
        }

        // A remark between documentation and definition does not part them; a blank line in front of the remark does.
        bool isDoc = doc >= begin && (run == end || (doc == run - 1 && comments[doc].EndLine == comments[run].Line - 1));
        return isDoc ? (doc, doc + 1) : (run, end);
    }

    private string? Trailing(int token)
    {
        int comment = tokens[token].Comments;
        return comment < tokens[token + 1].Comments && comments[comment].Kind != ThriftCommentKind.Block && IsBehind(comment, token) ? Clean(comment, comment + 1) : null;
    }

    // Behind a token, with nothing more on that line. A block behind an opening brace speaks of what comes next.
    private bool IsBehind(int comment, int token)
    {
        ThriftComment candidate = comments[comment];
        if (candidate.Line != tokens[token].EndLine)
        {
            return false;
        }

        bool opens = tokens[token].Kind == ThriftTokenKind.Symbol && text[tokens[token].Start] is '{' or '(';
        return candidate.Kind == ThriftCommentKind.Line
            || (!opens && (tokens[token + 1].Line != candidate.EndLine || tokens[token + 1].Kind == ThriftTokenKind.EndOfFile));
    }

    // Whether a line comment stands directly below the one before it.
    private bool Continues(int comment)
        => comments[comment].Kind == ThriftCommentKind.Line && comments[comment - 1].Line == comments[comment].Line - 1;

    private string? Clean(int begin, int end)
    {
        List<string> lines = [];
        for (int i = begin; i < end; i++)
        {
            ThriftComment comment = comments[i];
            if (comment.Kind == ThriftCommentKind.Line)
            {
                lines.Add(text.Substring(comment.Start, comment.Length).TrimStart('/', '#').TrimEnd());
            }
            else
            {
                AddBlock(lines, text.Substring(comment.Start, comment.Length));
            }
        }

        return Join(lines);
    }

    private static void AddBlock(List<string> lines, string block)
    {
        int length = block.EndsWith("*/", StringComparison.Ordinal) && block.Length >= 4 ? block.Length - 2 : block.Length;
        string[] inner = block.Substring(0, length).Replace("\r\n", "\n").Replace('\r', '\n').Split('\n');

        // Stars at the beginning of every line are a frame; at the beginning of some they are bullets.
        bool isFramed = inner.Skip(1).All(line => line.Trim() is { } trimmed && (trimmed.Length == 0 || trimmed[0] == '*'));
        lines.Add(inner[0].TrimStart('/').TrimStart('*').Trim());
        foreach (string line in inner.Skip(1))
        {
            string content = line.TrimEnd();
            string trimmed = content.TrimStart(s_blanks);
            lines.Add(isFramed && trimmed.Length > 0 ? trimmed.Substring(1) : content);
        }

        // The first line stands behind the mark; the indentation of the others is their own.
        int indentation = IndentationOf(lines.Skip(lines.Count - inner.Length + 1));
        for (int i = lines.Count - inner.Length + 1; i < lines.Count; i++)
        {
            lines[i] = lines[i].Length > indentation ? lines[i].Substring(indentation) : "";
        }
    }

    private static string? Join(List<string> lines)
    {
        int indentation = IndentationOf(lines);
        StringBuilder result = new();
        int blank = 0;
        foreach (string line in lines)
        {
            if (line.Trim().Length == 0)
            {
                blank += result.Length > 0 ? 1 : 0;
                continue;
            }

            if (result.Length > 0)
            {
                result.Append('\n', blank + 1);
            }

            blank = 0;
            result.Append(line, indentation, line.Length - indentation);
        }

        return result.Length == 0 ? null : result.ToString();
    }

    private static int IndentationOf(IEnumerable<string> lines)
    {
        int least = int.MaxValue;
        foreach (string line in lines)
        {
            int blanks = line.Length - line.TrimStart(s_blanks).Length;
            least = blanks < line.Length ? Math.Min(least, blanks) : least;
        }

        return least == int.MaxValue ? 0 : least;
    }
}
