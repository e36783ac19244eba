using Tern.Idl.Text;
using Tern.Schema;

namespace Tern.Idl.Protobuf.Parsing;

/// <summary>Collects what lexer and parser find wrong in one file.</summary>
internal sealed class SyntaxErrors
{
    /// <summary>More errors than anybody reads: a binary file that is called <c>.proto</c> would give one per line.</summary>
    public const int MaxErrors = 100;

    private readonly List<ContractDiagnostic> _found = [];
    private readonly HashSet<int> _places = [];

    public SyntaxErrors(SourceMap map) => Map = map;

    public SourceMap Map { get; }

    public IEnumerable<ContractDiagnostic> Found => _found.OrderBy(error => error.Where!.Start);

    public void Add(int start, int length, string message) => Add(IdlRules.Syntax, Map.Span(start, length), message);

    /// <summary>Adds an error unless there is one at its place: the second is a consequence of the first.</summary>
    public void Add(IdlRule rule, SourceSpan where, params string[] arguments)
    {
        if (_found.Count < MaxErrors && _places.Add(where.Start))
        {
            _found.Add(rule.At(where, arguments));
        }
    }
}
