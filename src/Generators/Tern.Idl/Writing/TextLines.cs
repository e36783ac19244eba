using System.Text;

namespace Tern.Idl.Writing;

/// <summary>Text that grows line by line; indentation is state, and lines end with <c>\n</c> on every system, so that two machines write the same bytes.</summary>
internal sealed class TextLines
{
    private const int IndentWidth = 2;

    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _wantsGap;

    /// <summary>Writes a line.</summary>
    public void Line(string text)
    {
        if (_wantsGap)
        {
            _text.Append('\n');
            _wantsGap = false;
        }

        if (text.Length > 0)
        {
            _text.Append(' ', _depth * IndentWidth).Append(text);
        }

        _text.Append('\n');
    }

    /// <summary>Asks for an empty line before the next one; none comes at the beginning of the file or of a block, or at its end.</summary>
    public void Gap() => _wantsGap = _text.Length > 0 && !EndsWithOpening();

    /// <summary>Writes a line, indented lines, and a closing line.</summary>
    public void Block(string opening, Action body, string closing = "}")
    {
        Line(opening);
        Indented(body);
        Line(closing);
    }

    /// <summary>Writes indented lines.</summary>
    public void Indented(Action body)
    {
        _depth++;
        body();
        _depth--;
        _wantsGap = false;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>Lines of a comment, without white space at their ends.</summary>
    public static IEnumerable<string> LinesOf(string doc)
        => doc.Replace("\r\n", "\n").Replace('\r', '\n').Trim('\n').Split('\n').Select(line => line.TrimEnd());

    private bool EndsWithOpening() => _text.Length > 1 && _text[_text.Length - 2] is '{' or '(';
}
