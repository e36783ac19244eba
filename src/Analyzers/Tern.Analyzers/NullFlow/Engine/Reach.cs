using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>
/// The parameters and members that any null of the compilation could reach, whatever the order of events. A coarse graph over registers, members and results, filled once;
/// what it does not reach needs no conditional failures, which is most of a program.
/// </summary>
internal sealed class Reach
{
    private static readonly object s_delegateArgument = new();
    private static readonly object s_delegateResult = new();
    private readonly NullProgram _program;
    private readonly Dictionary<object, int> _nodes = [];
    private readonly Dictionary<MethodCode, int> _bases = [];
    private readonly Dictionary<ISymbol, MethodCode> _codes = new(SymbolEqualityComparer.Default);
    private readonly List<List<int>?> _edges = [];
    private readonly Stack<int> _work = new();
    private bool[] _reached = [];

    public Reach(NullProgram program, IEnumerable<MethodCode> codes)
    {
        _program = program;
        foreach (MethodCode code in codes)
        {
            _codes[code.Symbol.OriginalDefinition] = code;
            _bases[code] = _edges.Count;
            for (int r = 0; r < code.Registers; r++)
            {
                _edges.Add(null);
            }
        }

        foreach (MethodCode code in _codes.Values)
        {
            foreach (Block block in code.Blocks)
            {
                foreach (Instruction i in block.Code)
                {
                    Add(code, i);
                }
            }
        }

        Solve();
    }

    /// <summary>Whether a null could get to a parameter.</summary>
    public bool Parameter(MethodCode code, int position) => !_bases.TryGetValue(code, out int start) || _reached[start + MethodCode.FirstParameter + position];

    /// <summary>Whether a null could get into a member.</summary>
    public bool Member(object key) => key is Slot || !_nodes.TryGetValue(key, out int node) || _reached[node];

    private int Node(object key)
    {
        if (!_nodes.TryGetValue(key, out int node))
        {
            _nodes[key] = node = _edges.Count;
            _edges.Add(null);
            if (key is Slot || (key is ISymbol symbol && Births.MayStartNull(symbol, _program, _codes)))
            {
                _work.Push(node);
            }
        }

        return node;
    }

    private int Node(MethodCode code, int register) => register < 0 ? -1 : _bases[code] + register;

    private int Result(ISymbol symbol) => Node((symbol.OriginalDefinition, "result"));

    private void Edge(int from, int to)
    {
        if (from >= 0 && to >= 0)
        {
            (_edges[from] ??= []).Add(to);
        }
    }

    private void Source(int node)
    {
        if (node >= 0)
        {
            _work.Push(node);
        }
    }

    private void Add(MethodCode code, Instruction i)
    {
        int dst = Node(code, i.Dst);
        switch (i.Op)
        {
            case Op.Default when i.Type is null or { IsReferenceType: true } or { TypeKind: TypeKind.TypeParameter } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }:
            case Op.Combine:
            case Op.Remove:
            case Op.LoadElement:
                Source(dst);
                break;
            case Op.As:
                Source(dst);
                break;
            case Op.Move:
            case Op.Await:
            case Op.Clone:
                Edge(Node(code, i.A), dst);
                break;
            case Op.Load:
                Edge(Node(i.Key!), dst);
                break;
            case Op.Store:
                Edge(Node(code, i.B), Node(i.Key!));
                break;
            case Op.Return:
            case Op.Yield:
                Edge(Node(code, i.A), Result(code.Symbol));
                break;
            case Op.Closure:
                Function((IMethodSymbol)i.Key!);
                break;
            case Op.Invoke:
                foreach (int argument in i.Args)
                {
                    Edge(Node(code, argument), Node(s_delegateArgument));
                }

                Edge(Node(s_delegateResult), dst);
                Foreign(code, i);
                break;
            case Op.Call:
                Call(code, i, dst);
                break;
        }
    }

    private void Function(IMethodSymbol method)
    {
        Edge(Result(method), Node(s_delegateResult));
        if (!_codes.TryGetValue(method.OriginalDefinition, out MethodCode? body))
        {
            Source(Node(s_delegateResult));
            return;
        }

        for (int p = 0; p < body.Parameters.Length; p++)
        {
            // Libraries call lambdas with what collections hold.
            Source(Node(body, MethodCode.FirstParameter + p));
        }
    }

    private void Call(MethodCode code, Instruction i, int dst)
    {
        IMethodSymbol method = (IMethodSymbol)i.Key!;
        bool known = false;
        foreach (IMethodSymbol target in _program.Targets(method, i.Flag ? Values.Fact.Nothing : null))
        {
            ISymbol symbol = target is { PartialImplementationPart: { } part } ? part.OriginalDefinition : target.OriginalDefinition;
            if (_codes.TryGetValue(symbol, out MethodCode? body))
            {
                known = true;
                Bind(code, i, body);
                Edge(Result(symbol), dst);
            }
            else if (target.AssociatedSymbol is IPropertySymbol property && _program.IsSource(property.ContainingType))
            {
                known = true;
                Edge(Node(Keys.Of(property)), dst);
                if (target.MethodKind == MethodKind.PropertySet && i.Args.Length > 0)
                {
                    Edge(Node(code, i.Args[i.Args.Length - 1]), Node(Keys.Of(property)));
                }
            }
        }

        if (!known)
        {
            Library(code, i, method, dst);
        }
    }

    private void Bind(MethodCode code, Instruction i, MethodCode body)
    {
        for (int a = 0; a < i.Args.Length && a < body.Parameters.Length; a++)
        {
            int parameter = Node(body, MethodCode.FirstParameter + a);
            Edge(Node(code, i.Args[a]), parameter);
            if (body.Captured.Contains(body.Parameters[a]))
            {
                Edge(parameter, Node(body.Parameters[a]));
                Back(code, i, a, Node(body.Parameters[a]));
            }

            Back(code, i, a, parameter);
        }
    }

    private void Back(MethodCode code, Instruction i, int argument, int from)
    {
        if (i.Refs is { } places && argument < places.Length && places[argument] is { } place)
        {
            Edge(from, place.Key is { } key ? Node(key) : place.Index >= 0 ? Node(Slot.Element) : Node(code, place.Register));
        }
    }

    private void Library(MethodCode code, Instruction i, IMethodSymbol method, int dst)
    {
        Edge(Node(code, i.A), dst);
        foreach (int argument in i.Args)
        {
            Edge(Node(code, argument), dst);
        }

        IMethodSymbol definition = method.OriginalDefinition;
        string space = method.ContainingType?.ContainingNamespace?.ToDisplayString() ?? "";
        bool collection = space.StartsWith("System.Collections", StringComparison.Ordinal) || space == "System.Linq" || method.ContainingType?.Name is "Lazy" or "Task" or "ValueTask" or "JsonSerializer";
        bool maybe = definition.ReturnType.NullableAnnotation == NullableAnnotation.Annotated || Annotations.Has(definition, "MaybeNullAttribute");
        if ((collection || maybe) && method.ReturnType.IsReferenceType | method.ReturnType.TypeKind == TypeKind.TypeParameter)
        {
            Source(dst);
        }

        Foreign(code, i);
    }

    private void Foreign(MethodCode code, Instruction i)
    {
        foreach (Place? place in i.Refs ?? [])
        {
            if (place is not null)
            {
                Source(place.Key is { } key ? Node(key) : Node(code, place.Register));
            }
        }
    }

    private void Solve()
    {
        _reached = new bool[_edges.Count];
        while (_work.Count > 0)
        {
            int node = _work.Pop();
            if (_reached[node])
            {
                continue;
            }

            _reached[node] = true;
            foreach (int next in _edges[node] ?? [])
            {
                _work.Push(next);
            }
        }
    }
}
