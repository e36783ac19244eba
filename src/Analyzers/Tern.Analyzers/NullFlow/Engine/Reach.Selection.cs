using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>
/// Which methods are worth a run: those that a null crosses on its way to a dereference, those that hold the object that carries it, and what they call that tests, sets or clears what matters to them.
/// </summary>
internal sealed partial class Reach
{
    /// <summary>Instructions of a method that is always run when its answer could tell two ways apart: its run costs little.</summary>
    private const int Small = 40;

    private readonly List<int> _upwards = [];
    private readonly HashSet<int> _decoders = [];
    private readonly HashSet<int> _isResult = [];
    private readonly HashSet<(int Code, int Register)> _combining = [];
    private readonly HashSet<object> _combined = [];
    private Dictionary<ITypeSymbol, HashSet<int>>? _makers;
    private readonly Dictionary<ISymbol, int?> _asserted = new(SymbolEqualityComparer.Default);
    private bool[] _crossed = [];
    private bool[] _needed = [];
    private bool[] _touching = [];
    private bool[] _joined = [];
    private bool[] _returns = [];
    private List<int>[] _callers = [];
    private Flow _all = new();

    /// <summary>Whether a run of a method can matter for a finding.</summary>
    public bool IsNeeded(MethodCode code) => !_positions.TryGetValue(code, out int c) || _needed[c];

    /// <summary>Whether a run of a method can tell something to one that is run.</summary>
    public bool IsAsked(MethodCode code) => !_positions.TryGetValue(code, out int c) || _needed[c] || _joined[c];

    /// <summary>A caller is run for what it knows: what it calls that decides that is run, too.</summary>
    public void Join(MethodCode caller)
    {
        if (_positions.TryGetValue(caller, out int c) && !_joined[c])
        {
            _joined[c] = true;
            Spread(_joined, [c]);
        }
    }

    /// <summary>Methods that call a method.</summary>
    public IReadOnlyList<MethodCode> CallersOf(MethodCode code) => _positions.TryGetValue(code, out int c) ? [.. _callers[c].Distinct().Select(i => _codes[i])] : [];

    /// <summary>Whether a method has a way out.</summary>
    public bool Returns(MethodCode code) => !_positions.TryGetValue(code, out int c) || _returns[c];

    private void Select()
    {
        int count = _codes.Count;
        _callers = new List<int>[count];
        for (int c = 0; c < count; c++)
        {
            _callers[c] = [];
        }

        for (int c = 0; c < count; c++)
        {
            foreach (int callee in _calls[c])
            {
                _callers[callee].Add(c);
            }
        }

        _all = _flow.With(_derived.Concat(_safe));
        FindReturns();
        _crossed = new bool[_flow.Nodes];
        _flow.Reach(_sinks.Where(s => _reached[s.Node]).Select(s => s.Node), _crossed, _reached, back: true);
        bool[] path = new bool[count];
        for (int node = 0; node < _crossed.Length; node++)
        {
            if (_crossed[node] && _owners[node] >= 0)
            {
                path[_owners[node]] = true;
            }
        }

        AddHolders(path);
        AddThoseWhoKnow(path);
        _touching = Touching(path);
        _joined = new bool[count];
        _needed = (bool[])path.Clone();
        Spread(_needed, Marked(path));
    }

    /// <summary>Methods whose effects or results a method on a null's way can notice.</summary>
    private bool[] Touching(bool[] path)
    {
        int count = _codes.Count;
        bool[] touching = (bool[])path.Clone();
        bool[] told = Told();
        bool[] asked = Asked(path);
        bool[] carriers = Carriers(path);
        foreach ((int code, int node) in _stores)
        {
            touching[code] |= _crossed[node] || told[node] || ((asked[node] || carriers[node]) && IsSmall(_codes[code]));
        }

        _all.ForEach((from, to) =>
        {
            int code = _owners[from];
            if (code >= 0 && _isResult.Contains(to) && (told[to] || ((asked[to] || carriers[to]) && IsSmall(_codes[code]))))
            {
                touching[code] = true;
            }
        });
        for (int c = 0; c < count; c++)
        {
            MethodCode code = _codes[c];
            int own = c;
            touching[c] |= (IsSmall(code) && (HandsOn(code) || code.Blocks.Any(b => b.Code.Any(static i => i.Op == Op.Invoke || IsLazy(i)))))
                || (code.Blocks.Any(b => b.Condition >= 0 && (told[Node(own, b.Condition)] || IsSmall(code))) && MayThrow(code))
                || code.Blocks.Any(b => b.Code.Any(IsAmbient))
                || (IsSmall(code) && ChangesAsked(code, asked))
                || (IsFilter(code) && (IsFlag(code) || LooksUp(code) || code.Blocks.Any(b => b.Condition >= 0 && told[Node(own, b.Condition)])))
                || code.Blocks.Any(b => b.Code.Any(i => Asserted(i) is var asserted and >= 0 && (told[Node(own, asserted)] || IsParameter(Node(own, asserted)) || IsSmall(code)) || Makes(i, path)))
                || MakesMap(code)
                || (code.Parameters.Length > 0 && code.Parameters[code.Parameters.Length - 1].IsParams && IsSmall(code) && code.Blocks.Any(b => b.Code.Any(i => i is { Op: Op.Call, Key: IMethodSymbol { ReturnsVoid: true } check } && _program.TraitsOf(check.OriginalDefinition).Asserts)))
                || _combined.Contains(Keys.Of(code.Symbol))
                || (code.Symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && (HoldsCombined(constructor.ContainingType) || HoldsCrossed(constructor.ContainingType) || HoldsElements(constructor.ContainingType)));
        }

        int[] marks = new int[count];
        Upwards(Enumerable.Range(0, count).Where(c => touching[c]), marks, 1);
        for (int c = 0; c < count; c++)
        {
            touching[c] = marks[c] == 1;
        }

        return touching;
    }

    /// <summary>Whether code adds to a collection, or takes from one, that conditions on the way ask for its elements.</summary>
    private bool ChangesAsked(MethodCode code, bool[] asked)
    {
        Dictionary<int, object>? loaded = null;
        foreach (Instruction i in code.Blocks.SelectMany(b => b.Code))
        {
            if (i is { Op: Op.Load, Key: ISymbol key })
            {
                (loaded ??= [])[i.Dst] = key;
            }
            else if (i is { Op: Op.Call, A: >= 0, Key: IMethodSymbol method } && loaded is not null && loaded.TryGetValue(i.A, out object? held) && _members.TryGetValue(held, out int node) && asked[node] && LibraryTable.Changes(method))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an instruction sets what a holder of a library gives back later.</summary>
    private static bool IsAmbient(Instruction i) => i is { Op: Op.Call, Key: IMethodSymbol { MethodKind: MethodKind.PropertySet, ContainingType.Name: "AsyncLocal" or "ThreadLocal" or "WeakReference" } };

    /// <summary>Whether an instruction asks for a value that a function makes when it is asked for first.</summary>
    private static bool IsLazy(Instruction i) => i is { Op: Op.Call, Key: IMethodSymbol { Name: "get_Value", ContainingType: { Name: "Lazy", TypeArguments.Length: 1 } } or IMethodSymbol { Name: "GetOrAdd" } };

    /// <summary>Whether a function is a test that is handed to something that lets through what passes.</summary>
    private static bool IsFilter(MethodCode code) => code.Symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction, ReturnType.SpecialType: SpecialType.System_Boolean } && IsSmall(code);

    /// <summary>Whether a method is given something to call, which it may keep or hand on.</summary>
    private static bool HandsOn(MethodCode code) => Array.Exists(code.Parameters, static p => p.Type.TypeKind == TypeKind.Delegate);

    /// <summary>Whether an instruction makes what brings a null on its way: an object that holds one from the start, or a function that such a null crosses.</summary>
    private bool Makes(Instruction i, bool[] path)
        => i switch
        {
            { Op: Op.Closure, Key: IMethodSymbol function } => _indices.TryGetValue(function.OriginalDefinition, out int body) && path[body],
            { Op: Op.Default or Op.Clone or Op.NewArray, Type: INamedTypeSymbol made } => _program.IsSource(made) && (i.Op == Op.Clone || made.IsValueType) && HoldsCrossed(made),
            { Op: Op.New, Key: ITypeParameterSymbol } => true,
            _ => Decodes(i),
        };

    /// <summary>Whether a test asks for a flag, or for a number or a flag in a tuple, which says of which elements something else is set.</summary>
    private static bool IsFlag(MethodCode code)
        => code.Blocks.TrueForAll(static b => b.Condition < 0 && !b.Code.Exists(static i => i.Op == Op.Call))
            && (!code.Blocks.Exists(static b => b.Code.Exists(static i => i.Op == Op.Binary)) || code.Blocks.Exists(static b => b.Code.Exists(static i => i is { Op: Op.Load, Key: IFieldSymbol { ContainingType.IsTupleType: true }, Type.IsValueType: true })));

    private static bool IsSmall(MethodCode code)
    {
        int size = 0;
        foreach (Block block in code.Blocks)
        {
            size += block.Code.Count;
        }

        return size <= Small;
    }

    /// <summary>Register without whose truth a call of a library does not return; -1 for other instructions.</summary>
    private int Asserted(Instruction i)
    {
        if (i is not { Op: Op.Call, Key: IMethodSymbol { ReturnsVoid: true } method } || i.Args.Length == 0)
        {
            return -1;
        }

        if (!_asserted.TryGetValue(method.OriginalDefinition, out int? position))
        {
            position = _program.IsSource(method.ContainingType) ? null : method.OriginalDefinition.Parameters.FirstOrDefault(p => Annotations.Has(p, "DoesNotReturnIfAttribute"))?.Ordinal;
            _asserted[method.OriginalDefinition] = position;
        }

        return position is { } p && p < i.Args.Length ? i.Args[p] : -1;
    }

    private bool MayThrow(MethodCode code) => code.Blocks.Any(b => b.Code.Any(i => i is { Op: Op.Dereference, Key: "throw" } || Ends(i)));

    /// <summary>What tests of a null on its way say, and all that is made of their answers.</summary>
    private bool[] Told()
    {
        bool[] carried = new bool[_flow.Nodes];
        _flow.Reach(Marked(_crossed), carried);
        bool[] told = new bool[_flow.Nodes];
        _all.Reach(_derived.Where(d => carried[d.From]).Select(d => d.To), told);
        return told;
    }

    /// <summary>What the conditions of methods on the way are made of, in them and in what they call.</summary>
    private bool[] Asked(bool[] path)
    {
        List<int> conditions = [];
        bool[] decides = Deciding();
        for (int c = 0; c < _codes.Count; c++)
        {
            if (path[c] || decides[c])
            {
                foreach (Block block in _codes[c].Blocks)
                {
                    if (block.Condition >= 0)
                    {
                        conditions.Add(Node(c, block.Condition));
                    }

                    conditions.AddRange(block.Code.Where(IsTaking).Select(i => Node(c, i.A)));
                }
            }
        }

        conditions.AddRange(_onDemand.Where(c => _crossed[c.Made]).Select(c => c.Operand));
        bool[] asked = new bool[_flow.Nodes];
        _flow.With(_derived.Concat(_safe).Concat(_queries)).Reach(conditions, asked, back: true, stop: n => _owners[n] < 0 ? !_isResult.Contains(n) : IsParameter(n));
        AskForEchoed(asked);
        AskForKeys(asked, path);
        AskForArguments(asked);
        return asked;
    }

    /// <summary>Small methods that call what sets a null on its way: their conditions say whether it is set.</summary>
    private bool[] Deciding()
    {
        bool[] decides = new bool[_codes.Count];
        foreach (int caller in _stores.Where(s => _crossed[s.Node] && _owners[s.Node] < 0).Select(s => s.Code).Distinct().SelectMany(c => _callers[c]).Distinct())
        {
            decides[caller] = IsSmall(_codes[caller]);
        }

        return decides;
    }

    private static IEnumerable<int> Marked(bool[] marks)
    {
        for (int i = 0; i < marks.Length; i++)
        {
            if (marks[i])
            {
                yield return i;
            }
        }
    }

    private bool IsParameter(int node)
    {
        int code = _owners[node];
        int register = node - _bases[code];
        return register >= MethodCode.FirstParameter && register < MethodCode.FirstParameter + _codes[code].Parameters.Length;
    }

    /// <summary>Whether an object, or a struct inside of it, holds a member that a null gets into. Code with errors may have structs that hold themselves, hence the depth.</summary>
    private bool HoldsCrossed(INamedTypeSymbol type, int depth = 0)
    {
        foreach (object key in _program.InstanceKeys(type))
        {
            if ((_members.TryGetValue(key, out int node) && _crossed[node]) || (Keys.TypeOf(key) is INamedTypeSymbol { TypeKind: TypeKind.Struct } held && depth < Limits.PathDepth && _program.IsSource(held) && HoldsCrossed(held, depth + 1)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an object holds functions to which others are added: which run then, those tell that it begins with.</summary>
    private bool HoldsCombined(INamedTypeSymbol type) => _combined.Count > 0 && _program.InstanceKeys(type).Any(_combined.Contains);

    /// <summary>Whether an object begins with a collection that has elements, or a map that has entries.</summary>
    private bool HoldsElements(INamedTypeSymbol type)
        => _program.Initialisers(type, statics: false).Any(unit => _program.CountsFrom(unit) && unit.Blocks.Any(b => b.Code.Any(i => IsFilling(i) || (i is { Op: Op.Closure, Key: IMethodSymbol maker } && CodeOf(maker) is { } made && MakesMap(made)))));

    private static bool IsFilling(Instruction i) => i is { Op: Op.Call, Args.Length: 1 or 2, Key: IMethodSymbol { Name: "set_Item" or "Add" } } or { Op: Op.StoreElement, Flag: true };

    /// <summary>Whether a function makes a map with entries.</summary>
    private static bool MakesMap(MethodCode code)
        => code.Symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction, ReturnType: INamedTypeSymbol made } && LibraryTable.IsMap(made) && IsSmall(code) && code.Blocks.Exists(static b => b.Code.Exists(IsFilling));

    private void Spread(bool[] needed, IEnumerable<int> from)
    {
        Stack<int> work = new(from);
        while (work.Count > 0)
        {
            foreach (int callee in _calls[work.Pop()])
            {
                if (!needed[callee] && _touching[callee])
                {
                    needed[callee] = true;
                    work.Push(callee);
                }
            }
        }
    }

    /// <summary>Finds the methods that only throw.</summary>
    private void FindReturns()
    {
        _returns = new bool[_codes.Count];
        for (int c = 0; c < _returns.Length; c++)
        {
            _returns[c] = true;
        }

        Queue<int> work = new(Enumerable.Range(0, _codes.Count));
        while (work.Count > 0)
        {
            int c = work.Dequeue();
            if (_returns[c] && !Leaves(_codes[c]))
            {
                _returns[c] = false;
                foreach (int caller in _callers[c])
                {
                    work.Enqueue(caller);
                }
            }
        }
    }

    private bool Leaves(MethodCode code)
    {
        if (code.Wraps is not null || code.Blocks.Count > Limits.Blocks)
        {
            return true;
        }

        bool[] seen = new bool[code.Blocks.Count];
        Stack<Block> work = new();
        work.Push(code.Blocks[0]);
        while (work.Count > 0)
        {
            Block block = work.Pop();
            if (ReferenceEquals(block, Block.Leave))
            {
                return true;
            }

            if (block.Index < 0 || seen[block.Index])
            {
                continue;
            }

            seen[block.Index] = true;
            foreach (Block handler in block.Handlers)
            {
                work.Push(handler);
            }

            if (block.Code.Any(Ends))
            {
                continue;
            }

            if (block.Next is { } next)
            {
                work.Push(next);
            }

            if (block.Otherwise is { } otherwise)
            {
                work.Push(otherwise);
            }
        }

        return false;
    }

    private bool Ends(Instruction i)
        => i is { Op: Op.Call, Flag: false, Key: IMethodSymbol method } && ((_indices.TryGetValue(method.OriginalDefinition, out int callee) && !_returns[callee]) || (!_program.IsSource(method.ContainingType) && Annotations.DoesNotReturn(method)));
}
