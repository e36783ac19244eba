using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>
/// A coarse graph over registers, members, results and what collections and delegates carry, without order of events. Nulls that it does not bring to a dereference need no look;
/// that is most of a program. Built once, in time that is linear in the code.
/// </summary>
internal sealed partial class Reach
{
    private readonly NullProgram _program;
    private readonly Filling _filling;
    private readonly List<MethodCode> _codes = [];
    private readonly List<int> _bases = [];
    private readonly Dictionary<ISymbol, int> _indices = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<MethodCode, int> _positions = [];
    private readonly Dictionary<object, int> _members = [];
    private readonly Dictionary<ISymbol, int> _results = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ITypeSymbol, int> _bags = new(SymbolEqualityComparer.Default);
    private readonly HashSet<(ITypeParameterSymbol, ITypeSymbol)> _arguments = [];
    private Flow _flow = new();
    private readonly List<(int From, int To)> _derived = [];
    private readonly List<(int From, int To)> _queries = [];
    private readonly List<int> _sources = [];
    private readonly List<int> _owners = [];
    private readonly List<List<int>> _calls = [];
    private readonly List<(int Code, int Node, ITypeParameterSymbol? Of)> _sinks = [];
    private readonly HashSet<int> _born = [];
    private readonly bool _decodes;
    private readonly bool[] _reached;
    private readonly Dictionary<int, int> _found = [];
    private readonly List<(int From, int To)> _safe = [];
    private readonly List<(int Code, int Node)> _stores = [];
    private Func<int, bool> _notNull = static _ => false;

    public Reach(NullProgram program, IReadOnlyList<MethodCode> codes, Filling filling)
    {
        _program = program;
        _filling = filling;
        foreach (MethodCode code in codes)
        {
            _positions[code] = _codes.Count;
            _indices[code.Symbol.OriginalDefinition] = _codes.Count;
            _codes.Add(code);
            _calls.Add([]);
            _bases.Add(_flow.Add(code.Registers));
            for (int r = 0; r < code.Registers; r++)
            {
                _owners.Add(_codes.Count - 1);
            }
        }

        _decodes = codes.Any(c => TernContracts.IsHandler(c.Symbol) || c.Blocks.Any(b => b.Code.Any(Decodes)));
        for (int c = 0; c < _codes.Count; c++)
        {
            HashSet<int>? filled = Filled(_codes[c]);
            int position = c;
            new Guards(program, _codes[c]).Visit((i, notNull) =>
            {
                _notNull = notNull;
                Add(position, i, filled);
            });

            if (TernContracts.IsHandler(_codes[c].Symbol))
            {
                _sinks.Add((c, Result(_codes[c].Symbol), null));
            }
        }

        _sinks.RemoveAll(s => s.Of is { } parameter && !MayBeReference(parameter));
        CallConstructors();
        FindDecoded();
        FindBirths();
        _flow.Freeze();
        _reached = new bool[_flow.Nodes];
        _flow.Reach(_sources, _reached);
        Select();
        Release();
    }

    /// <summary>Lets go of the graph: what is asked from here on has been answered, and the runs that follow need the space.</summary>
    private void Release()
    {
        _flow = new();
        _all = new();
        _crossed = [];
        _readers = null;
        _creations = null;
        _within.Clear();
        _makers = null;
        foreach (List<(int, int)> list in new[] { _derived, _queries, _safe })
        {
            list.Clear();
            list.Capacity = 0;
        }
    }

    /// <summary>Whether a null could get to a parameter.</summary>
    public bool Parameter(MethodCode code, int position) => !_positions.TryGetValue(code, out int c) || _reached[_bases[c] + MethodCode.FirstParameter + position];

    /// <summary>Whether a null could get into a member.</summary>
    public bool Member(object key) => key is Slot || !_members.TryGetValue(key, out int node) || _reached[node];

    /// <summary>Arrays that an initialiser sets as a whole, and those that have no elements.</summary>
    private static HashSet<int>? Filled(MethodCode code)
    {
        HashSet<int>? filled = null;
        HashSet<int>? zeros = null;
        foreach (Block block in code.Blocks)
        {
            foreach (Instruction i in block.Code)
            {
                if (i is { Op: Op.StoreElement, Flag: true })
                {
                    (filled ??= []).Add(i.A);
                }
                else if (i is { Op: Op.Constant, Key: 0 })
                {
                    (zeros ??= []).Add(i.Dst);
                }
                else if (i.Op == Op.NewArray && zeros?.Contains(i.A) == true)
                {
                    (filled ??= []).Add(i.Dst);
                }
            }
        }

        return filled;
    }

    private int Shared()
    {
        _owners.Add(-1);
        return _flow.Add();
    }

    private int Node(object key)
    {
        if (!_members.TryGetValue(key, out int node))
        {
            _members[key] = node = Shared();
        }

        return node;
    }

    public MethodCode? CodeOf(ISymbol symbol) => _indices.TryGetValue(symbol, out int code) ? _codes[code] : null;

    private int Node(int code, int register) => register < 0 ? -1 : _bases[code] + register;

    /// <summary>Node of a register that is read here; -1 when it cannot be null at this place.</summary>
    private int From(int code, int register)
    {
        if (register < 0)
        {
            return -1;
        }

        int node = _bases[code] + register;
        return !_notNull(register) ? node : _found.TryGetValue(node, out int found) ? found : -1;
    }

    /// <summary>A value that goes on from a register. One that cannot be null still carries the answers of tests.</summary>
    private void Edge(int code, int register, int to)
    {
        if (From(code, register) is var from and >= 0)
        {
            _flow.Edge(from, to);
        }
        else if (register >= 0 && to >= 0)
        {
            _safe.Add((_bases[code] + register, to));
        }
    }

    /// <summary>A value that something shared holds from here on.</summary>
    private void Store(int code, int register, int to)
    {
        Edge(code, register, to);
        if (to >= 0)
        {
            _stores.Add((code, to));
        }
    }

    private int Result(ISymbol symbol)
    {
        symbol = symbol.OriginalDefinition;
        if (!_results.TryGetValue(symbol, out int node))
        {
            _results[symbol] = node = Shared();
            _isResult.Add(node);
        }

        return node;
    }

    /// <summary>What collections, tasks and delegates of a type carry, one node for a type.</summary>
    private int Bag(ITypeSymbol? type)
    {
        type = type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task ? task.TypeArguments[0] : type;
        type = type?.OriginalDefinition;
        if (type is null or { IsValueType: true } or { SpecialType: SpecialType.System_Void })
        {
            return -1;
        }

        if (!_bags.TryGetValue(type, out int bag))
        {
            _bags[type] = bag = Shared();
            for (INamedTypeSymbol? b = type.BaseType; b is not null && _program.IsSource(b); b = b.BaseType)
            {
                _flow.Edge(bag, Bag(b));
            }

            foreach (INamedTypeSymbol contract in type.AllInterfaces)
            {
                if (_program.IsSource(contract))
                {
                    _flow.Edge(bag, Bag(contract));
                }
            }
        }

        return bag;
    }

    private void Source(int node)
    {
        if (node >= 0)
        {
            _sources.Add(node);
        }
    }

    /// <summary>A null of its own, so that the method in which it comes to be is known.</summary>
    private void Source(int code, int to)
    {
        if (to >= 0)
        {
            int node = _flow.Add();
            _owners.Add(code);
            _flow.Edge(node, to);
            _sources.Add(node);
        }
    }

    private void Add(int code, Instruction i, HashSet<int>? filled)
    {
        int dst = Node(code, i.Dst);
        switch (i.Op)
        {
            case Op.Default when i.Type is null or { IsReferenceType: true } or { TypeKind: TypeKind.TypeParameter } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }:
            case Op.Remove:
                Source(dst);
                Edge(code, i.A, dst);
                break;
            case Op.Default when IsValueTask(i.Type):
                Source(code, Bag(i.Type));
                break;
            case Op.As:
                _onDemand.Add((code, Node(code, i.A), dst));
                Source(dst);
                Derive(code, i, dst);
                break;
            case Op.Combine:
                Edge(code, i.A, dst);
                Edge(code, i.B, dst);
                _combining.Add((code, i.Dst));
                break;
            case Op.NewArray when i.Type is not null && !(filled?.Contains(i.Dst) ?? false) && !_filling.FillsAll(_codes[code]):
                Source(code, Bag(i.Type));
                break;
            case Op.LoadElement:
                _flow.Edge(Bag(i.Type), dst);
                break;
            case Op.StoreElement:
                Store(code, i.Args[0], Bag(i.Type));
                break;
            case Op.Move:
            case Op.Clone:
                Edge(code, i.A, dst);
                break;
            case Op.Await:
                // That the task is there says nothing of its result.
                _flow.Edge(Node(code, i.A), dst);
                if (!_certainTasks.Contains((code, i.A)))
                {
                    _flow.Edge(Bag(i.Type), dst);
                }

                break;
            case Op.Load:
                if (i.Key is IFieldSymbol { IsStatic: true, IsReadOnly: true } held && _indices.TryGetValue(held, out int unit))
                {
                    Calls(code, unit);
                }

                Begins(code, i);
                if (ReferenceEquals(i.Key, Slot.Length))
                {
                    _queries.Add((Node(code, i.A), dst));
                }

                _flow.Edge(IsCarried(i) ? Bag(i.Type) : Node(i.Key!), dst);
                if (i.Key is IPropertySymbol part && Keys.IsPart(part))
                {
                    // A pair that was not found has no parts.
                    Edge(code, i.A, dst);
                }

                break;
            case Op.Store:
                Store(code, i.B, IsCarried(i) ? Bag(i.Type) : Node(i.Key!));
                if (_combining.Contains((code, i.B)))
                {
                    _combined.Add(i.Key!);
                }

                break;
            case Op.Return:
                Edge(code, i.A, Result(_codes[code].Symbol));
                break;
            case Op.Yield:
                Edge(code, i.A, Result(_codes[code].Symbol));
                Edge(code, i.A, Bag(ElementOf(_codes[code].Symbol)));
                break;
            case Op.Dereference:
                if (!_codes[code].IsTree && From(code, i.A) is var used and >= 0)
                {
                    _sinks.Add((code, used, i.Type as ITypeParameterSymbol));
                }

                break;
            case Op.IsNull or Op.IsType or Op.Not or Op.Binary:
                if (i is { Op: Op.IsType, A: >= 0 })
                {
                    _kinds.Add((code, Node(code, i.A)));
                }

                Derive(code, i, dst);
                break;
            case Op.Closure:
                Function(code, (IMethodSymbol)i.Key!);
                break;
            case Op.Invoke:
                Invoke(code, i, dst);
                break;
            case Op.Call:
                Call(code, i, dst);
                Begins(code, i);
                break;
            case Op.Initialize:
                Initialize(code, i);
                break;
        }
    }

    /// <summary>Members of tuples and pairs are told apart by type, not by name: all of them share the names.</summary>
    private static bool IsCarried(Instruction i) => i.Key is Slot || (i.Type is not null && (i.Key is IFieldSymbol { ContainingType.IsTupleType: true } || (i.Key is IPropertySymbol part && Keys.IsPart(part))));

    /// <summary>Whether the default of a type is a task that gives null.</summary>
    public static bool IsValueTask(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "ValueTask", TypeArguments.Length: 1 } task && task.TypeArguments[0].IsReferenceType;

    private void Derive(int code, Instruction i, int dst)
    {
        if (i.A >= 0)
        {
            _derived.Add((Node(code, i.A), dst));
        }

        if (i.B >= 0)
        {
            _derived.Add((Node(code, i.B), dst));
        }
    }

    /// <summary>What a library says of an argument is a test for null by another name.</summary>
    private void DeriveTest(int code, Instruction i, IMethodSymbol method, int dst)
    {
        if (dst < 0 || method.ReturnType.SpecialType != SpecialType.System_Boolean || !_program.TraitsOf(method.OriginalDefinition).Tells)
        {
            return;
        }

        foreach (int tested in i.Args.Where(static a => a >= 0))
        {
            _derived.Add((Node(code, tested), dst));
        }
    }

    private static ITypeSymbol? ElementOf(ISymbol symbol) => symbol is IMethodSymbol { ReturnType: INamedTypeSymbol { TypeArguments.Length: 1 } sequence } ? sequence.TypeArguments[0] : null;
}
