using Tern.Idl.Text;
using Tern.Schema;

namespace Tern.Idl.Thrift;

/// <summary>
/// Reads <c>.thrift</c> files by recursive descent. A method that cannot read its piece reports that once and gives null; whoever called it goes on behind the piece. Time is linear in
/// the text, and the stack is bounded by <see cref="MaxDepth"/>.
/// </summary>
internal sealed partial class ThriftParser
{
    /// <summary>How deep types and constants may nest. Peers refuse to skip values that nest deeper.</summary>
    public const int MaxDepth = 64;

    // A file with more errors is no Thrift file, and nobody reads on.
    private const int MaxErrors = 100;

    private readonly string _text;
    private readonly SourceMap _map;
    private readonly ThriftToken[] _tokens;
    private readonly ThriftComments _comments;
    private readonly CancellationToken _cancellationToken;
    private readonly List<ContractDiagnostic> _diagnostics = [];
    private readonly HashSet<int> _reported = [];
    private int _next;

    private ThriftParser(string path, string text, CancellationToken cancellationToken)
    {
        _text = text;
        _cancellationToken = cancellationToken;
        _map = new(path, text);
        ThriftLexer lexer = new(text, (start, length, message) => Report(start, length, message), cancellationToken);
        _tokens = lexer.Read();
        _comments = new(text, _tokens, lexer.Comments);
    }

    public static ThriftDocument Parse(string path, string text, CancellationToken cancellationToken)
        => new ThriftParser(path, text, cancellationToken).ParseDocument(path);

    private ThriftToken Current => _tokens[_next];

    private bool AtEnd => Current.Kind == ThriftTokenKind.EndOfFile;

    private ThriftToken Ahead(int distance) => _tokens[Math.Min(_next + distance, _tokens.Length - 1)];

    private bool At(char symbol) => Is(Current, symbol);

    private bool At(string word) => Is(Current, word);

    private bool Is(ThriftToken token, char symbol) => token.Kind == ThriftTokenKind.Symbol && _text[token.Start] == symbol;

    private bool Is(ThriftToken token, string word)
        => token.Kind == ThriftTokenKind.Identifier && token.Length == word.Length && string.CompareOrdinal(_text, token.Start, word, 0, word.Length) == 0;

    private string TextOf(ThriftToken token) => _text.Substring(token.Start, token.Length);

    private SourceSpan SpanOf(ThriftToken token) => _map.Span(token.Start, token.Length);

    private SourceSpan SpanOf(ThriftToken first, ThriftToken last) => _map.Span(first.Start, last.End - first.Start);

    private ThriftToken Take()
    {
        ThriftToken token = Current;
        if (!AtEnd)
        {
            _next++;
        }

        return token;
    }

    private bool TryTake(char symbol)
    {
        bool isThere = At(symbol);
        _next += isThere ? 1 : 0;
        return isThere;
    }

    private bool TryTake(string word)
    {
        bool isThere = At(word);
        _next += isThere ? 1 : 0;
        return isThere;
    }

    private bool TryTakeSeparator() => TryTake(',') || TryTake(';');

    /// <summary>Takes a sign that must be there.</summary>
    private bool Expect(char symbol, string what)
    {
        if (TryTake(symbol))
        {
            return true;
        }

        ReportExpected(what);
        return false;
    }

    /// <summary>Reports that something else stands where <paramref name="what"/> must be, and how to mend it if that is plain.</summary>
    private void ReportExpected(string what, string advice = "")
    {
        ThriftToken found = Current;
        if (found.Kind == ThriftTokenKind.EndOfFile)
        {
            // The end of a file may be many lines behind the last thing in it.
            ThriftToken last = _next > 0 ? _tokens[_next - 1] : found;
            Report(last.Start, last.Length, $"expected {what} behind this, and the file ends{advice}");
            return;
        }

        Report(found.Start, found.Length, $"expected {what}, found {Describe(found)}{advice}");
    }

    private void Report(int start, int length, string message)
    {
        // What could not be read in one way is not reported again when it is tried in another.
        if (_reported.Count < MaxErrors && _reported.Add(start))
        {
            _diagnostics.Add(IdlRules.Syntax.At(_map.Span(start, length), message));
        }
    }

    private string Describe(ThriftToken token) => token.Kind switch
    {
        ThriftTokenKind.Integer or ThriftTokenKind.Double => $"the number {Shorten(TextOf(token))}",
        ThriftTokenKind.Literal => $"the text {Shorten(TextOf(token))}",
        ThriftTokenKind.EndOfFile => "the end of the file",
        _ => $"'{Shorten(TextOf(token))}'",
    };

    private static string Shorten(string text) => text.Length > 40 ? text.Substring(0, 40) + "…" : text;

    private ThriftDocument ParseDocument(string path)
    {
        bool isHeaderFirst = Current.Kind == ThriftTokenKind.Identifier && ThriftWords.IsHeader(TextOf(Current));
        List<ThriftDefinition> definitions = [];
        Headers headers = new();
        bool isComplete = true;
        while (!AtEnd)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            int before = _next;
            if (Current.Kind == ThriftTokenKind.Identifier && ThriftWords.IsHeader(TextOf(Current)))
            {
                ParseHeader(headers, isFirst: definitions.Count == 0);
            }
            else if (ParseDefinition() is { } definition)
            {
                definitions.Add(definition);
            }
            else
            {
                isComplete = false;
            }

            if (_next == before)
            {
                _next++;
            }
        }

        return new(
            path,
            headers.Includes.ToEquatableArray(),
            _diagnostics.OrderBy(diagnostic => diagnostic.Where!.Start).ToEquatableArray(),
            headers.CppIncludes.ToEquatableArray(),
            headers.Namespaces.ToEquatableArray(),
            definitions.ToEquatableArray(),
            isComplete,
            _comments.OfFile(isHeaderFirst));
    }

    private sealed class Headers
    {
        public List<IdlInclude> Includes { get; } = [];

        public List<string> CppIncludes { get; } = [];

        public List<ThriftNamespace> Namespaces { get; } = [];
    }
}
