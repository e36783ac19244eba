namespace Tern.Idl.Thrift;

internal sealed partial class ThriftParser
{
    /// <summary>Goes on where the next definition or header seems to begin.</summary>
    private void SkipToDefinition()
    {
        while (!AtEnd && !AtDefinition())
        {
            _next++;
        }
    }

    /// <summary>
    /// Whether a definition or header begins here: its word is the first of a line, or what follows can be nothing else. Names that are such words (a field called struct) do not look like that.
    /// </summary>
    private bool AtDefinition()
    {
        if (Current.Kind != ThriftTokenKind.Identifier)
        {
            return false;
        }

        string word = TextOf(Current);
        bool isFirst = _next == 0 || _tokens[_next - 1].EndLine != Current.Line;
        if (ThriftWords.IsHeader(word))
        {
            return isFirst && Ahead(1).Kind is ThriftTokenKind.Identifier or ThriftTokenKind.Literal or ThriftTokenKind.Symbol;
        }

        return ThriftWords.IsDefinition(word)
            && (word is "const" or "typedef" ? isFirst && Ahead(1).Kind == ThriftTokenKind.Identifier : AtNamedBlock(isFirst));
    }

    private bool AtNamedBlock(bool isFirst)
        => Ahead(1).Kind == ThriftTokenKind.Identifier && (Is(Ahead(2), '{') || Is(Ahead(2), "extends") || Is(Ahead(2), "xsd_all") || (isFirst && Ahead(1).Line == Current.Line));

    /// <summary>Whether the next element of a list of fields begins here: <c>2:</c>.</summary>
    private bool AtNextElement() => Current.Kind == ThriftTokenKind.Integer && Is(Ahead(1), ':');

    /// <summary>Goes on behind a field, item or function that could not be read; stops in front of what ends the list.</summary>
    /// <param name="close">What ends the list.</param>
    /// <param name="begin">Where the element began.</param>
    private void SkipElement(char close, int begin)
    {
        int depth = 0;
        while (!AtEnd)
        {
            if (AtDefinition() || (_next > begin && depth == 0 && AtNextElement()))
            {
                return;
            }

            if (depth == 0 && (At(close) || At('}')))
            {
                return;
            }

            if (depth == 0 && TryTakeSeparator())
            {
                return;
            }

            // In a block each line is an element of its own, unless a bracket is open.
            if (depth == 0 && close == '}' && _next > begin && Current.Line != _tokens[_next - 1].EndLine)
            {
                return;
            }

            depth += At('(') || At('{') || At('[') ? 1 : At(')') || At('}') || At(']') ? -1 : 0;
            depth = Math.Max(depth, 0);
            _next++;
        }
    }

    /// <summary>Goes on behind the bracket that ends what could not be read, if it comes before something that begins anew.</summary>
    private void SkipBehind(char close)
    {
        int depth = 0;
        while (!AtEnd && !AtDefinition() && (depth > 0 || At(close) || !(At('}') || AtNextElement())))
        {
            if (depth == 0 && TryTake(close))
            {
                return;
            }

            depth += At('(') || At('{') || At('[') ? 1 : At(')') || At('}') || At(']') ? -1 : 0;
            depth = Math.Max(depth, 0);
            _next++;
        }
    }
}
