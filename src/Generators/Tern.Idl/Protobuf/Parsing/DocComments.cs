using System.Text;
using Tern.Idl.Protobuf.Syntax;

namespace Tern.Idl.Protobuf.Parsing;

/// <summary>
/// Finds the comments that document a definition, as <c>protoc</c> does: the comment right above it, and the one behind its <c>;</c> or <c>{</c> on the same line or on its own lines with a blank line
/// after it. A comment between blank lines belongs to nothing.
/// </summary>
internal sealed class DocComments
{
    private readonly string _text;
    private readonly ProtoToken[] _tokens;

    public DocComments(string text, ProtoToken[] tokens)
    {
        _text = text;
        _tokens = tokens;
    }

    /// <summary>The documentation of a definition: the comment above it, then the one behind it.</summary>
    /// <param name="first">Its first token.</param>
    /// <param name="last">Its <c>;</c> or <c>{</c>; −1 if that is missing.</param>
    public string? Of(int first, int last)
    {
        string? above = GapBefore(first).Leading;
        string? behind = last < 0 ? null : GapBefore(last + 1).Trailing;
        return string.IsNullOrEmpty(above) ? (string.IsNullOrEmpty(behind) ? null : behind)
            : string.IsNullOrEmpty(behind) ? above
            : above + "\n" + behind;
    }

    /// <summary>What stands at the head of the file.</summary>
    /// <param name="withLeading">Whether the comment right above the first token belongs to it.</param>
    public string? OfFile(bool withLeading)
    {
        Gap gap = GapBefore(0);
        List<string> parts = [.. (gap.Detached ?? []).Where(comment => comment.Length > 0)];
        if (withLeading && gap.Leading is { Length: > 0 } leading)
        {
            parts.Add(leading);
        }

        return parts.Count == 0 ? null : string.Join("\n\n", parts);
    }

    private Gap GapBefore(int index)
    {
        if (index >= _tokens.Length)
        {
            return default;
        }

        int start = index == 0 ? 0 : _tokens[index - 1].End;
        int end = _tokens[index].Start;
        if (_text.IndexOf('/', start, end - start) < 0)
        {
            return default;
        }

        bool closes = _tokens[index].Kind == ProtoTokenKind.End || (_tokens[index].Kind == ProtoTokenKind.Symbol && _text[end] is '}' or ']' or ')');
        return new GapReader(_text, start, end).Read(index > 0, closes);
    }

    /// <summary>Comments between two tokens.</summary>
    /// <param name="Trailing">The one that belongs to the token before.</param>
    /// <param name="Detached">Those that belong to none.</param>
    /// <param name="Leading">The one that belongs to the token after.</param>
    private readonly record struct Gap(string? Trailing, IReadOnlyList<string>? Detached, string? Leading);

    private sealed class GapReader(string text, int start, int end)
    {
        private readonly List<string> _blocks = [];
        private readonly StringBuilder _block = new();
        private int _position = start;
        private bool _isFirstTouching = true;
        private bool _hasBlock;
        private bool _isLineBlock;

        public Gap Read(bool hasTokenBefore, bool closes)
        {
            if (!hasTokenBefore)
            {
                _isFirstTouching = false;
            }
            else if (!ReadSameLine())
            {
                return default;
            }

            while (_position < end)
            {
                SkipBlanks();
                if (_position >= end)
                {
                    break;
                }

                if (text[_position] == '/')
                {
                    ReadComment();
                    if (!_isLineBlock)
                    {
                        SkipBlanks();
                        SkipLineEnd();
                    }
                }
                else if (text[_position] != '\n')
                {
                    _position++; // Reported by the lexer.
                }
                else
                {
                    // A blank line ends a block and, if there is none yet, cuts what follows off from the token before.
                    SkipLineEnd();
                    _isFirstTouching &= _hasBlock || _blocks.Count > 0;
                    Flush();
                }
            }

            return Attach(closes);
        }

        private Gap Attach(bool closes)
        {
            string? leading = null;
            if (_hasBlock && closes)
            {
                Flush();
            }
            else if (_hasBlock)
            {
                leading = Take();
            }

            string? trailing = null;
            if (_isFirstTouching && _blocks.Count > 0)
            {
                trailing = _blocks[0];
                _blocks.RemoveAt(0);
            }

            return new(trailing, _blocks, leading);
        }

        // False: the next token is on the same line, so a comment here could belong to either.
        private bool ReadSameLine()
        {
            SkipBlanks();
            if (_position < end && text[_position] == '/')
            {
                ReadComment();
                if (!_isLineBlock)
                {
                    SkipBlanks();
                    if (!SkipLineEnd() && _position < text.Length)
                    {
                        return false;
                    }
                }

                Flush();
                return true;
            }

            return SkipLineEnd();
        }

        private void SkipBlanks()
        {
            while (_position < end && text[_position] is ' ' or '\t' or '\r' or '\v' or '\f' or '\uFEFF')
            {
                _position++;
            }
        }

        private bool SkipLineEnd()
        {
            bool isThere = _position < end && text[_position] == '\n';
            _position += isThere ? 1 : 0;
            return isThere;
        }

        private void ReadComment()
        {
            bool isLine = text[_position + 1] == '/';
            if (_hasBlock && (!isLine || !_isLineBlock))
            {
                Flush();
            }

            _hasBlock = true;
            _isLineBlock = isLine;
            int from = _position + 2;
            if (isLine)
            {
                int lineEnd = text.IndexOf('\n', from, end - from);
                _position = lineEnd < 0 ? end : lineEnd + 1;
                AppendLine(text.Substring(from, (lineEnd < 0 ? end : lineEnd) - from));
                return;
            }

            int close = text.IndexOf("*/", from, StringComparison.Ordinal);
            _position = close < 0 ? end : close + 2;
            AppendBlock(text.Substring(from, Math.Max(0, (close < 0 ? end : close) - from)));
        }

        private void AppendLine(string line)
        {
            // A third slash is a mark of documentation comments elsewhere.
            string content = line.TrimEnd();
            content = content.StartsWith("/", StringComparison.Ordinal) ? content.Substring(1) : content;
            _block.Append(content.StartsWith(" ", StringComparison.Ordinal) ? content.Substring(1) : content).Append('\n');
        }

        private void AppendBlock(string comment)
        {
            string[] lines = comment.Split('\n');
            for (int i = 0; i < lines.Length; i++)
            {
                string line = lines[i].Trim();
                line = line.StartsWith("*", StringComparison.Ordinal) ? line.Substring(1) : line;
                _block.Append(line.StartsWith(" ", StringComparison.Ordinal) ? line.Substring(1) : line).Append('\n');
            }
        }

        private string Take()
        {
            string content = _block.ToString().Trim('\n').TrimEnd();
            _block.Clear();
            _hasBlock = false;
            return content;
        }

        private void Flush()
        {
            if (_hasBlock)
            {
                string content = Take();
                if (content.Length > 0 || _blocks.Count == 0)
                {
                    _blocks.Add(content);
                }
            }
        }
    }
}
