using System.Text;

namespace Tern.Emit;

/// <summary>Writes C#; indentation is its state.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes an empty line.</summary>
    public void Line() => _text.Append('\n');

    /// <summary>Writes an empty line if a block has just ended.</summary>
    public void Gap()
    {
        if (_text.Length > 1 && _text[_text.Length - 2] == '}')
        {
            Line();
        }
    }

    /// <summary>Writes one line.</summary>
    public void Line(string text) => _text.Append(' ', _depth * 4).Append(text).Append('\n');

    /// <summary>Writes a line of what follows the line before, one step to the right.</summary>
    public void Continue(string text) => _text.Append(' ', (_depth + 1) * 4).Append(text).Append('\n');

    /// <summary>Writes a head and an opening brace; disposing what is returned writes the closing one.</summary>
    public IDisposable Block(string head, string close = "}")
    {
        Line(head);
        return Braces(close);
    }

    /// <summary>Writes an opening brace; disposing what is returned writes the closing one.</summary>
    public IDisposable Braces(string close = "}")
    {
        Line("{");
        _depth++;
        return new BlockEnd(this, close);
    }

    /// <summary>Indents lines until what is returned is disposed.</summary>
    public IDisposable Indent()
    {
        _depth++;
        return new BlockEnd(this, null);
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private sealed class BlockEnd(CodeWriter code, string? close) : IDisposable
    {
        public void Dispose()
        {
            code._depth--;
            if (close is not null)
            {
                code.Line(close);
            }
        }
    }
}
