using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tern.Analyzers.NullFlow.Code;

/// <summary>Turns a bound body into blocks of instructions. Each lambda and local function becomes code of its own.</summary>
internal sealed partial class Lowering
{
    private readonly MethodCode _code;
    private readonly ControlFlowGraph _graph;
    private readonly SemanticModel? _model;
    private readonly ISymbol _top;
    private readonly Action<MethodCode> _done;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<ISymbol, int> _registers = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<CaptureId, int> _captures = [];
    private readonly Dictionary<CaptureId, Place> _places = [];
    private readonly Dictionary<CaptureId, IPropertyReferenceOperation> _captured = [];
    private readonly Dictionary<ISymbol, Place> _aliases = new(SymbolEqualityComparer.Default);
    private readonly List<Dictionary<int, Block>> _maps = [];
    private readonly HashSet<int> _constants = [];
    private readonly bool _observe;
    private HashSet<CaptureId>? _read;
    private Dictionary<ControlFlowRegion, Block>? _onThrow;
    private readonly Queue<Action> _later = [];
    private Block _current = new();

    private Lowering(MethodCode code, ControlFlowGraph graph, SemanticModel? model, ISymbol top, Action<MethodCode> done, bool observe, CancellationToken cancellation)
    {
        _observe = observe;
        _code = code;
        _graph = graph;
        _model = model;
        _top = top;
        _done = done;
        _cancellation = cancellation;
    }

    /// <summary>Lowers a body and what is nested in it.</summary>
    /// <param name="root">Root operation: a method or constructor body, or an initialiser.</param>
    /// <param name="symbol">The method; for an initialiser its field or property.</param>
    /// <param name="done">Receives the code of the body and of each function in it.</param>
    /// <param name="observe">Whether to note what is known of arguments.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static void Run(IOperation root, ISymbol symbol, Action<MethodCode> done, bool observe, CancellationToken cancellation)
    {
        ControlFlowGraph? graph = root switch
        {
            IMethodBodyOperation body => ControlFlowGraph.Create(body, cancellation),
            IConstructorBodyOperation body => ControlFlowGraph.Create(body, cancellation),
            IBlockOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellation),
            IFieldInitializerOperation body => ControlFlowGraph.Create(body, cancellation),
            IPropertyInitializerOperation body => ControlFlowGraph.Create(body, cancellation),
            _ => null,
        };
        if (graph is null)
        {
            return;
        }

        HashSet<ISymbol> captured = Captures.Of(root);
        MethodCode code = new(symbol, root.Syntax);
        code.Captured.UnionWith(captured);
        new Lowering(code, graph, root.SemanticModel, symbol, done, observe, cancellation).Lower();
    }

    private void Lower()
    {
        _code.Registers = MethodCode.FirstParameter;
        if (_code.Symbol is IMethodSymbol method)
        {
            _code.Parameters = [.. method.Parameters];
            foreach (IParameterSymbol parameter in method.Parameters)
            {
                _registers[parameter] = _code.Registers++;
            }

            _code.Wraps = method.IsAsync ? Slot.Result : null;
        }

        Dictionary<int, Block> map = [];
        foreach (BasicBlock block in _graph.Blocks)
        {
            map[block.Ordinal] = new Block();
        }

        _maps.Add(map);
        _current = map[0];
        Enter();
        foreach (BasicBlock block in _graph.Blocks)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (!InFinally(block.EnclosingRegion))
            {
                LowerBlock(block, null);
            }
        }

        while (_later.Count > 0)
        {
            _later.Dequeue()();
        }

        foreach (IMethodSymbol function in _graph.LocalFunctions)
        {
            Nested(_graph.GetLocalFunctionControlFlowGraph(function, _cancellation), function);
        }

        for (int i = 0; i < _code.Blocks.Count; i++)
        {
            _code.Blocks[i].Index = i;
        }

        _done(_code);
    }

    /// <summary>Captured parameters move to the shared place at entry; a constructor first runs what stands before its body.</summary>
    private void Enter()
    {
        if (_code.Symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
        {
            ConstructorPrelude.Emit(_code, _current, constructor, _code.Where);
        }

        foreach (IParameterSymbol parameter in _code.Parameters)
        {
            if (_code.Captured.Contains(parameter))
            {
                Emit(new Instruction(Op.Store, _code.Where) { A = MethodCode.Root, Key = parameter, B = _registers[parameter] });
            }
        }
    }

    private void Nested(ControlFlowGraph graph, IMethodSymbol function, bool isTree = false)
    {
        SyntaxNode where = function.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) ?? _code.Where;
        MethodCode code = new(function, where) { IsTree = isTree || _code.IsTree };
        code.Captured.UnionWith(_code.Captured);
        new Lowering(code, graph, _model, _top, _done, _observe, _cancellation).Lower();
    }

    private void LowerBlock(BasicBlock block, Block? afterFinally)
    {
        Start(Map(block.Ordinal));
        _region = block.EnclosingRegion;
        AddHandlers(block);
        foreach (IOperation operation in block.Operations)
        {
            Statement(operation);
        }

        if (block.ConditionKind != ControlFlowConditionKind.None)
        {
            Branch(block, afterFinally);
            return;
        }

        if (block.BranchValue is { } result)
        {
            int value = Value(result);
            ControlFlowBranchSemantics? semantics = block.FallThroughSuccessor?.Semantics;
            if (semantics == ControlFlowBranchSemantics.Return)
            {
                Emit(new Instruction(Op.Return, result.Syntax) { A = value });
            }
            else if (semantics == ControlFlowBranchSemantics.Throw)
            {
                Throw(result, value);
            }
        }

        Block last = _current;
        (last.Next, List<Action> pending) = Destination(block.FallThroughSuccessor, block, afterFinally);
        pending.ForEach(action => action());
    }

    private void Branch(BasicBlock block, Block? afterFinally)
    {
        IOperation value = block.BranchValue!;
        bool whenTrue = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
        while (value is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not)
        {
            whenTrue = !whenTrue;
            value = not.Operand;
        }

        Block? failed = null;
        if (value is IIsPatternOperation pattern && value.ConstantValue is not { HasValue: true })
        {
            // A pattern leads to both ends itself: so what its parts showed stays with the end they led to.
            int subject = Emit(new Instruction(Op.Move, pattern.Syntax) { Dst = Register(), A = Value(pattern.Value) });
            failed = Fresh();
            Match(subject, pattern.Pattern, failed);
        }
        else
        {
            _current.Condition = Value(value);
        }

        Block source = _current;
        (Block? next, List<Action> later) = Destination(block.FallThroughSuccessor, block, afterFinally);
        (Block? jump, List<Action> more) = Destination(block.ConditionalSuccessor, block, afterFinally);
        source.Next = whenTrue ? jump : next;
        Block? otherwise = whenTrue ? next : jump;
        if (failed is null)
        {
            source.Otherwise = otherwise;
        }
        else
        {
            Start(failed);
            failed.Next = otherwise;
        }

        later.AddRange(more);
        later.ForEach(action => action());
    }

    /// <summary>Where a branch leads, after copies of the finally blocks on its way. A copy for each branch keeps the two ends of a finally apart.</summary>
    private (Block? Block, List<Action> Later) Destination(ControlFlowBranch? branch, BasicBlock from, Block? afterFinally)
    {
        List<Action> later = [];
        if (branch is null)
        {
            return (from.Kind == BasicBlockKind.Exit ? Block.Leave : Block.Throws, later);
        }

        Block? target = branch.Semantics switch
        {
            ControlFlowBranchSemantics.Regular => branch.Destination is { } to ? Map(to.Ordinal) : Block.Throws,
            ControlFlowBranchSemantics.Return => Block.Leave,
            ControlFlowBranchSemantics.StructuredExceptionHandling => afterFinally ?? Block.Throws,
            _ => Block.Throws,
        };
        if (branch.FinallyRegions.IsDefaultOrEmpty)
        {
            return (target, later);
        }

        for (int i = branch.FinallyRegions.Length - 1; i >= 0; i--)
        {
            ControlFlowRegion region = branch.FinallyRegions[i];
            Dictionary<int, Block> map = [];
            for (int ordinal = region.FirstBlockOrdinal; ordinal <= region.LastBlockOrdinal; ordinal++)
            {
                map[ordinal] = new Block();
            }

            Block? after = target;
            target = map[region.FirstBlockOrdinal];
            later.Insert(0, () => CopyFinally(region, map, after));
        }

        return (target, later);
    }

    private void CopyFinally(ControlFlowRegion region, Dictionary<int, Block> map, Block? after)
    {
        _maps.Add(map);
        for (int ordinal = region.FirstBlockOrdinal; ordinal <= region.LastBlockOrdinal; ordinal++)
        {
            BasicBlock block = _graph.Blocks[ordinal];
            if (!InFinally(block.EnclosingRegion, region))
            {
                LowerBlock(block, after);
            }
        }

        _maps.RemoveAt(_maps.Count - 1);
    }

    /// <summary>Whether a region is part of a finally of this body. The graph of a lambda goes on outwards into the one around it, which is no part of what the lambda runs.</summary>
    private bool InFinally(ControlFlowRegion? region, ControlFlowRegion? until = null)
    {
        for (; region is not null && region != until && region != _graph.Root; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Finally)
            {
                return true;
            }
        }

        return false;
    }

    private void AddHandlers(BasicBlock block)
    {
        for (ControlFlowRegion? region = block.EnclosingRegion; region is not null && region != _graph.Root; region = region.EnclosingRegion)
        {
            if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { Kind: ControlFlowRegionKind.TryAndFinally } guarded } && OnThrow(guarded.NestedRegions[1]) is { } last)
            {
                _current.Handlers.Add(last);
                return;
            }

            if (region.Kind == ControlFlowRegionKind.Try && region.EnclosingRegion is { Kind: ControlFlowRegionKind.TryAndCatch } whole && AddCatches(whole))
            {
                return;
            }
        }
    }

    /// <summary>Adds the handlers of one statement; true when nothing gets past them.</summary>
    private bool AddCatches(ControlFlowRegion whole)
    {
        bool all = false;
        foreach (ControlFlowRegion nested in whole.NestedRegions)
        {
            if (nested.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler)
            {
                Block handler = Map(nested.FirstBlockOrdinal);
                handler.Catches = nested.ExceptionType is { SpecialType: SpecialType.None, Name: not "Exception" } caught ? caught : null;
                handler.IsFiltered = nested.Kind == ControlFlowRegionKind.FilterAndHandler;
                _current.Handlers.Add(handler);
                all |= handler is { Catches: null, IsFiltered: false };
            }
        }

        return all;
    }

    /// <summary>The copy of a finally block that an exception runs; <see langword="null"/> for those that the compiler writes, which test what they dispose of.</summary>
    private Block? OnThrow(ControlFlowRegion region)
    {
        if (_onThrow is not null && _onThrow.TryGetValue(region, out Block? first))
        {
            return first;
        }

        Dictionary<int, Block> map = [];
        bool written = false;
        for (int ordinal = region.FirstBlockOrdinal; ordinal <= region.LastBlockOrdinal; ordinal++)
        {
            map[ordinal] = new Block();
            written |= _graph.Blocks[ordinal].Operations.Any(static o => !o.IsImplicit) || _graph.Blocks[ordinal].BranchValue is { IsImplicit: false };
        }

        if (!written)
        {
            return null;
        }

        _later.Enqueue(() => CopyFinally(region, map, Block.Throws));
        return (_onThrow ??= [])[region] = map[region.FirstBlockOrdinal];
    }

    private Block Map(int ordinal)
    {
        for (int i = _maps.Count - 1; i > 0; i--)
        {
            if (_maps[i].TryGetValue(ordinal, out Block? block))
            {
                return block;
            }
        }

        return _maps[0].TryGetValue(ordinal, out Block? own) ? own : new Block();
    }

    private void Start(Block block)
    {
        _current = block;
        _code.Blocks.Add(block);
    }

    /// <summary>Goes on in a new block that has the handlers of this one.</summary>
    private Block Fresh()
    {
        Block block = new();
        block.Handlers.AddRange(_current.Handlers);
        return block;
    }

    private int Register() => _code.Registers++;

    private int Emit(Instruction instruction)
    {
        _current.Code.Add(instruction);
        return instruction.Dst;
    }
}
