using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.NullFlow.Code;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>
/// Arrays that some code fills element by element. Which elements a loop sets follows from counts that are not compared here, so such an array counts as filled, wherever it is read, but for what the
/// loop plainly leaves out. An array whose elements are set one by one, outside of loops, may have some that are not.
/// </summary>
internal sealed partial class Filling
{
    private readonly HashSet<object> _set = [];
    private readonly HashSet<object> _looped = [];
    private readonly HashSet<object> _members = [];
    private readonly HashSet<object> _replaced = [];
    private readonly HashSet<(MethodCode, object)> _loops = [];
    private readonly Dictionary<object, long> _starts = [];
    private readonly HashSet<(MethodCode, int)> _skipping = [];
    private readonly Dictionary<(MethodCode, object, long), HashSet<long>> _begins = [];
    private readonly HashSet<(MethodCode, ITypeSymbol?)> _types = [];
    private readonly HashSet<(MethodCode, int)> _whole = [];
    private readonly HashSet<(MethodCode, int)> _limited = [];
    private readonly HashSet<Instruction> _single = [];
    private readonly HashSet<Instruction> _replacing = [];
    private readonly HashSet<Instruction> _allButLast = [];
    private readonly HashSet<Instruction> _gaps = [];
    private readonly HashSet<object> _lastLeft = [];
    private readonly HashSet<SyntaxNode> _scattered = [];
    private readonly HashSet<ITypeSymbol> _leftOut = new(SymbolEqualityComparer.Default);

    public Filling(IEnumerable<MethodCode> codes)
    {
        foreach (MethodCode code in codes)
        {
            Add(code);
        }

        foreach (MethodCode code in codes)
        {
            FindLeftOut(code);
        }
    }

    /// <summary>Whether some array with elements of a type has elements that nobody sets, and others that somebody does.</summary>
    public bool LeavesOut(ITypeSymbol? element) => element is not null && _leftOut.Contains(element.OriginalDefinition);

    private void FindLeftOut(MethodCode code)
    {
        foreach (Instruction i in code.Blocks.SelectMany(b => b.Code))
        {
            if (i is { Op: Op.NewArray, Type: { SpecialType: SpecialType.None or SpecialType.System_String, TypeKind: not TypeKind.Enum } made } && (Partly(code) || CopiesWhatFits(code) || CopiesInto(code, i) || _members.Any(m => SymbolEqualityComparer.Default.Equals(ElementOf(m), made) && Partly(m))))
            {
                _leftOut.Add(made.OriginalDefinition);
            }
            else if (i is { Op: Op.Call, Key: IMethodSymbol { Name: "Resize", ContainingType.SpecialType: SpecialType.System_Array, TypeArguments.Length: 1 } resize } && resize.TypeArguments[0] is { SpecialType: SpecialType.None or SpecialType.System_String, TypeKind: not TypeKind.Enum } resized)
            {
                _leftOut.Add(resized.OriginalDefinition);
            }
        }
    }

    /// <summary>Whether code copies as much into an array as the shorter of two has.</summary>
    private static bool CopiesWhatFits(MethodCode code)
        => code.Blocks.Exists(static b => b.Code.Exists(static i => i is { Op: Op.Call, Key: IMethodSymbol { Name: "Copy", ContainingType.SpecialType: SpecialType.System_Array } }))
            && code.Blocks.Exists(static b => b.Code.Exists(static i => i is { Op: Op.Call, Key: IMethodSymbol { Name: "Min", ContainingType.Name: "Math" } }));

    /// <summary>Whether code makes an array with a fixed number of elements, and copies another into one.</summary>
    private static bool CopiesInto(MethodCode code, Instruction made)
        => code.Blocks.Exists(b => b.Code.Exists(i => i.Op == Op.Constant && i.Dst == made.A))
            && code.Blocks.Exists(static b => b.Code.Exists(static i => i is { Op: Op.Call, Key: IMethodSymbol { Name: "Copy" or "CopyTo", ContainingType.SpecialType: SpecialType.System_Array } }));

    private bool Partly(object place) => Fills(place) && !FillsInLoop(place);

    private static ITypeSymbol? ElementOf(object member) => (Keys.TypeOf(member) as IArrayTypeSymbol)?.ElementType;

    /// <summary>Whether elements of an array are set at indices that are no constants: of one that a member holds, or that a method makes.</summary>
    public bool Fills(object place) => _set.Contains(place);

    /// <summary>Whether a method sets elements of an array that it makes, of a type.</summary>
    public bool Fills(MethodCode code, ITypeSymbol? element) => Fills(code) && (element is null || _types.Contains((code, null)) || _types.Contains((code, element.OriginalDefinition)));

    /// <summary>Whether a member keeps the array that it was given when its object was made.</summary>
    public bool IsFixed(object member) => !_replaced.Contains(member);

    /// <summary>Whether a loop sets them.</summary>
    public bool FillsInLoop(object place) => _looped.Contains(place);

    /// <summary>Whether a loop of a method sets them.</summary>
    public bool FillsInLoop(MethodCode code, object place) => _loops.Contains((code, place));

    /// <summary>Index of the first element that loops set.</summary>
    public long Start(object place) => _starts.TryGetValue(place, out long start) ? start : 0;

    /// <summary>Whether nothing is known to be left out.</summary>
    public bool FillsAll(object place) => _looped.Contains(place) && Start(place) == 0;

    /// <summary>Whether an instruction sets one element, and no others in a loop.</summary>
    public bool IsSingle(Instruction i) => _single.Contains(i);

    /// <summary>Whether an instruction reads an element in a loop that sets each one that is null.</summary>
    public bool FillsGaps(Instruction i) => _gaps.Contains(i);

    /// <summary>Whether an instruction sets the elements of an array in a loop that ends before the last one.</summary>
    public bool SetsAllButLast(Instruction i) => _allButLast.Contains(i);

    /// <summary>Whether a loop sets the elements of an array but for the last one.</summary>
    public bool LeavesLast(object place) => _lastLeft.Contains(place);

    /// <summary>Whether an instruction sets the elements of a list, one after the other.</summary>
    public bool ReplacesAll(Instruction i) => _replacing.Contains(i);

    /// <summary>Whether an array has a fixed number of elements, of which a loop sets those that data name.</summary>
    public bool IsScattered(SyntaxNode array) => _scattered.Contains(array);

    /// <summary>Whether an index in a method goes up by more than one at a time, so that a loop over it leaves elements out.</summary>
    public bool Skips(MethodCode code, int index) => _skipping.Contains((code, index));

    /// <summary>Whether an index in a method goes up by one until it meets a limit.</summary>
    public bool IsLimited(MethodCode code, int index) => _limited.Contains((code, index));

    /// <summary>Whether an index in a method goes over the whole of an array.</summary>
    public bool GoesOverAll(MethodCode code, int index) => _whole.Contains((code, index));

    private void Add(MethodCode code)
    {
        Dictionary<int, object> loaded = [];
        Indices? indices = null;
        bool[]? loops = null;
        foreach (Block block in code.Blocks)
        {
            foreach (Instruction i in block.Code)
            {
                if (i is { Op: Op.Load, Key: { } key })
                {
                    loaded[i.Dst] = key;
                }
                else if (i is { Op: Op.StoreElement, Key: null, Flag: false })
                {
                    Set(code, i, loaded.TryGetValue(i.A, out object? member) ? member : code, indices ??= new(code), (loops ??= Loops(code))[block.Index] || IsCounted(code, i.B));
                }
                else if (i is { Op: Op.Call, A: >= 0, Args.Length: 2, Key: IMethodSymbol { Name: "set_Item", ContainingType.Name: "List" or "IList" } } && (loops ??= Loops(code))[block.Index] && (indices ??= new(code)).IsLimited(i.Args[0]) && !IsPassedBy(code, i))
                {
                    _replacing.Add(i);
                }
                else if (i is { Op: Op.LoadElement } && (indices ??= new(code)).IsBoundByLength(i.B, i.A))
                {
                    _whole.Add((code, i.B));
                }
                else if (i is { Op: Op.Store, Key: IFieldSymbol assigned } && code.Symbol is IMethodSymbol { MethodKind: not (MethodKind.Constructor or MethodKind.StaticConstructor) })
                {
                    _replaced.Add(assigned);
                }

                foreach (Place? place in i.Refs ?? [])
                {
                    if (place?.Key is IFieldSymbol passed)
                    {
                        _replaced.Add(passed);
                    }

                    if (place is { Index: >= 0, Key: null } && loaded.TryGetValue(place.Register, out object? member))
                    {
                        _set.Add(member);
                        _looped.Add(member);
                    }
                }
            }
        }
    }

    /// <summary>At how many different elements loops begin that set every so manyth element of an array.</summary>
    private long Begins(MethodCode code, object place, long step, long start)
    {
        if (!_begins.TryGetValue((code, place, step), out HashSet<long>? starts))
        {
            _begins[(code, place, step)] = starts = [];
        }

        starts.Add(start % step);
        return starts.Count;
    }

    /// <summary>Whether a register holds the number that a library calls a function with, once for each of many.</summary>
    private static bool IsCounted(MethodCode code, int register)
        => register >= MethodCode.FirstParameter && register < MethodCode.FirstParameter + code.Parameters.Length
            && code.Where is AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "For" or "ForEach" } } } };

    private void Set(MethodCode code, Instruction i, object place, Indices indices, bool looped)
    {
        _types.Add((code, i.Type?.OriginalDefinition));
        if (indices.StepOf(i.B) is > 1 and var step)
        {
            _skipping.Add((code, i.B));
            if (looped && Begins(code, place, step, indices.StartOf(i.B)) == step)
            {
                // One loop goes over those that the others leave out.
                _set.Add(place);
                _looped.Add(place);
                _loops.Add((code, place));
            }

            return;
        }

        _set.Add(place);
        if (looped && indices.IsLimited(i.B))
        {
            _limited.Add((code, i.B));
            foreach (Block block in code.Blocks)
            {
                if (block.Next?.Code.Contains(i) == true && AskedFor(code, block, i) is { } asked)
                {
                    _gaps.Add(asked);
                }
            }
        }

        if (place is not MethodCode)
        {
            _members.Add(place);
        }

        if (looped && indices.Scattered(i.B, i.A) is { } table && !ListsAll(code))
        {
            _scattered.Add(table);
            _single.Add(i);
            return;
        }

        if (looped && indices.Beyond(i.B, i.A) == 1)
        {
            _allButLast.Add(i);
            _lastLeft.Add(place);
        }

        if (!looped || indices.IsRange(i.B) || ((indices.IsLimited(i.B) || indices.IsGiven(i.B)) && IsPassedBy(code, i)) || indices.StopsShort(i.B, i.A))
        {
            _single.Add(i);
            return;
        }

        _loops.Add((code, place));
        long start = indices.StepOf(i.B) == 1 ? indices.StartOf(i.B) : 0;
        _starts[place] = _looped.Add(place) ? start : Math.Min(Start(place), start);
    }

    /// <summary>Whether code asks for all values of an enum, or for all numbers of a range: who goes over those leaves none out.</summary>
    private static bool ListsAll(MethodCode code)
        => code.Blocks.Exists(static b => b.Code.Exists(static i => i is { Op: Op.Call, Key: IMethodSymbol { Name: "GetValues", ContainingType.SpecialType: SpecialType.System_Enum } or IMethodSymbol { Name: "Range", ContainingType.Name: "Enumerable" } }));

    /// <summary>Whether a round of the loop may leave out an instruction that stands in it.</summary>
    private static bool IsPassedBy(MethodCode code, Instruction i)
    {
        Block home = code.Blocks.First(b => b.Code.Contains(i));
        Block? head = code.Blocks.LastOrDefault(b => b.Index <= home.Index && code.Blocks.Exists(l => l.Index >= home.Index && (ReferenceEquals(l.Next, b) || ReferenceEquals(l.Otherwise, b))));
        if (head is null || ReferenceEquals(head, home))
        {
            return false;
        }

        // What comes after the loop, and leads back to it in another round of one around it, leaves nothing out.
        int end = code.Blocks.FindLastIndex(b => ReferenceEquals(b.Next, head) || ReferenceEquals(b.Otherwise, head));
        HashSet<Block> met = [home, .. code.Blocks.Where(b => b.Code.Exists(c => c.Op == Op.StoreElement && c.B == i.B && HeldIn(code, c.A).Equals(HeldIn(code, i.A))))];
        Stack<Block?> work = new([head.Next, head.Otherwise]);
        if (home.Code.TakeWhile(c => c != i).Any(static c => c.Op is Op.Call or Op.Invoke or Op.Await))
        {
            // An exception of what makes the element goes past it.
            PushHandlers(work, home);
        }

        while (work.Count > 0)
        {
            Block? block = work.Pop();
            if (ReferenceEquals(block, head))
            {
                return true;
            }

            if (block is not null && block.Index >= head.Index && block.Index <= end && met.Add(block))
            {
                work.Push(block.Next);
                if (AskedFor(code, block, i) is null)
                {
                    work.Push(block.Otherwise);
                }

                PushHandlers(work, block);
            }
        }

        return false;
    }

    /// <summary>The element that a block asks for, where that is the one which an instruction sets, and the block goes past that only where it is there: <c>a[i] ??= x</c>. <see langword="null"/> for others.</summary>
    private static Instruction? AskedFor(MethodCode code, Block block, Instruction store)
    {
        if (block.Condition < 0 || block.Code.Find(c => c.Dst == block.Condition) is not { } test)
        {
            return null;
        }

        bool isNull = test.Op == Op.IsNull || (test is { Op: Op.Binary, Key: BinaryOperatorKind.Equals } && Made(code, test.B) is { Op: Op.Default });
        return isNull && Made(code, test.A) is { Op: Op.LoadElement } asked && asked.B == store.B && HeldIn(code, asked.A).Equals(HeldIn(code, store.A)) ? asked : null;
    }

    /// <summary>What puts a value into a register, past copies.</summary>
    private static Instruction? Made(MethodCode code, int register)
    {
        Instruction? made = null;
        for (int copies = 0; copies < 4; copies++)
        {
            made = code.Blocks.SelectMany(b => b.Code).FirstOrDefault(c => c.Dst == register);
            if (made is not { Op: Op.Move })
            {
                return made;
            }

            register = made.A;
        }

        return made;
    }

    private static object HeldIn(MethodCode code, int array) => code.Blocks.SelectMany(b => b.Code).FirstOrDefault(c => c.Op == Op.Load && c.Dst == array)?.Key ?? array;

    private static void PushHandlers(Stack<Block?> work, Block block)
    {
        foreach (Block handler in block.Handlers)
        {
            work.Push(handler);
        }
    }

    /// <summary>Blocks from which a way leads back to them.</summary>
    private static bool[] Loops(MethodCode code)
    {
        bool[] loops = new bool[code.Blocks.Count];
        foreach (Block block in code.Blocks)
        {
            foreach (Block? next in new[] { block.Next, block.Otherwise })
            {
                // All that stands between the two: a loop is written as one piece.
                for (int b = next?.Index ?? -1; b >= 0 && b <= block.Index; b++)
                {
                    loops[b] = true;
                }
            }
        }

        return loops;
    }
}
