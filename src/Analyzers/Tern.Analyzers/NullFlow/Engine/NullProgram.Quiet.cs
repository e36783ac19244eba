using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Which methods look only: two calls in a row say the same.</summary>
internal sealed partial class NullProgram
{
    private static readonly string[] s_looking = ["Get", "Find", "ToImmutable", "First", "Last", "Single", "ElementAt", "Count", "Where", "Select", "OfType", "Cast"];
    private readonly Dictionary<ISymbol, bool> _quiet = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, bool> _adding = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _fillingMethods = new(SymbolEqualityComparer.Default);

    /// <summary>Methods that were held for quiet, the last one last.</summary>
    private readonly List<ISymbol> _heldQuiet = [];

    /// <summary>Methods that are being looked at, and whether what they call led back to them.</summary>
    private readonly Dictionary<ISymbol, bool> _asking = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a method of this compilation sets nothing but what it makes where it finds nothing, and calls only what does the same.</summary>
    public bool IsQuiet(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        if (_quiet.TryGetValue(method, out bool known))
        {
            return known;
        }

        if (_asking.ContainsKey(method))
        {
            // One that leads back to itself decides nothing.
            return _asking[method] = true;
        }

        if (_asking.Count >= Limits.Nesting)
        {
            // Nobody looks that deep, and a chain of calls may be longer than the stack.
            return false;
        }

        int before = _heldQuiet.Count;
        _asking[method] = false;
        bool quiet = CodeOf(method) is { } code
            ? IsQuiet(code, method)
            : (method.AssociatedSymbol is IPropertySymbol property && Keys.ReadsField(property)) || (method.IsAbstract && Implementations(method) is { Count: > 0 } all && all.All(IsQuiet));
        bool led = _asking[method];
        _asking.Remove(method);
        if (quiet)
        {
            _heldQuiet.Add(method);
        }

        for (int i = _heldQuiet.Count - 1; led && !quiet && i >= before; i--)
        {
            // It may have been taken for quiet because this one was.
            _quiet.Remove(_heldQuiet[i]);
            _heldQuiet.RemoveAt(i);
        }

        return _quiet[method] = quiet;
    }

    /// <summary>Whether a quiet method may make something: what others did not find before, they may find then.</summary>
    public bool IsFilling(IMethodSymbol method) => IsQuiet(method) && _fillingMethods.Contains(method.OriginalDefinition);

    /// <summary>Whether a method adds to a collection, itself or by what it calls; false where it calls more than is looked through.</summary>
    public bool IsAdding(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        if (!_adding.TryGetValue(method, out bool adding))
        {
            _adding[method] = adding = FindAdding(method);
        }

        return adding;
    }

    private bool FindAdding(IMethodSymbol method)
    {
        HashSet<ISymbol> met = new(SymbolEqualityComparer.Default) { method };
        Queue<ISymbol> work = new([method]);
        while (work.Count > 0 && met.Count <= MaxFootprint)
        {
            foreach (Instruction i in CodeOf(work.Dequeue())?.Blocks.SelectMany(b => b.Code) ?? [])
            {
                if (i is not { Op: Op.Call, Key: IMethodSymbol called })
                {
                    continue;
                }

                if (!IsSource(called.ContainingType))
                {
                    if (LibraryTable.Adds(called))
                    {
                        return true;
                    }
                }
                else if (met.Add(called.OriginalDefinition))
                {
                    work.Enqueue(called.OriginalDefinition);
                }
            }
        }

        return false;
    }

    private bool IsQuiet(MethodCode code, IMethodSymbol method)
    {
        HashSet<Instruction>? fills = null;
        foreach (Instruction i in code.Blocks.SelectMany(b => b.Code))
        {
            if (!IsQuiet(i))
            {
                if (!(fills ??= Fills(code)).Contains(i))
                {
                    return false;
                }

                _fillingMethods.Add(method);
            }
            else if (i is { Op: Op.Call, Key: IMethodSymbol called } && _fillingMethods.Contains(called.OriginalDefinition))
            {
                _fillingMethods.Add(method);
            }
        }

        return true;
    }

    /// <summary>What a method makes where it finds nothing, and keeps: a second call finds it.</summary>
    private static HashSet<Instruction> Fills(MethodCode code)
    {
        Dictionary<int, object> loaded = [];
        Dictionary<int, (object Key, bool Missing)> tests = [];
        HashSet<int> nulls = [];
        HashSet<int> constants = [];
        HashSet<Instruction> removals = [];
        foreach (Instruction i in code.Blocks.SelectMany(b => b.Code))
        {
            switch (i)
            {
                case { Op: Op.Load, Key: { } key }:
                    loaded[i.Dst] = key;
                    break;
                case { Op: Op.Move } when loaded.TryGetValue(i.A, out object? moved):
                    loaded[i.Dst] = moved;
                    break;
                case { Op: Op.Constant }:
                    constants.Add(i.Dst);
                    break;
                case { Op: Op.Call, Key: IMethodSymbol { Name: "Remove" } removal, Args.Length: 1 } when constants.Contains(i.Args[0]) && LibraryTable.IsCollection(removal.ContainingType):
                    // What is never there is not there the second time either.
                    removals.Add(i);
                    break;
                case { Op: Op.Default }:
                    nulls.Add(i.Dst);
                    break;
                case { Op: Op.IsNull } when loaded.TryGetValue(i.A, out object? held):
                    tests[i.Dst] = (held, true);
                    break;
                case { Op: Op.Call, Key: IMethodSymbol { Name: "TryGetValue" or "ContainsKey" } } when loaded.TryGetValue(i.A, out object? map):
                    tests[i.Dst] = (map, false);
                    break;
                case { Op: Op.Binary, Key: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } when nulls.Contains(i.B) && loaded.TryGetValue(i.A, out object? compared):
                    tests[i.Dst] = (compared, i.Key is BinaryOperatorKind.Equals);
                    break;
                case { Op: Op.Not } when tests.TryGetValue(i.A, out (object Key, bool Missing) test):
                    tests[i.Dst] = (test.Key, !test.Missing);
                    break;
            }
        }

        HashSet<Instruction> fills = removals;
        foreach (Block block in code.Blocks)
        {
            if (block.Condition >= 0 && tests.TryGetValue(block.Condition, out (object Key, bool Missing) test))
            {
                Block? missing = test.Missing ? block.Next : block.Otherwise;
                HashSet<Block> found = After(test.Missing ? block.Otherwise : block.Next);
                fills.UnionWith(After(missing).Except(found).SelectMany(b => b.Code).Where(i => i switch
                {
                    { Op: Op.Store, Key: { } key } => Equals(key, test.Key) && !nulls.Contains(i.B),
                    { Op: Op.Call, Key: IMethodSymbol { Name: "set_Item" or "Add" or "TryAdd" } } => loaded.TryGetValue(i.A, out object? map) && Equals(map, test.Key),
                    _ => false,
                }));
            }
        }

        return fills;
    }

    private static HashSet<Block> After(Block? start)
    {
        HashSet<Block> met = [];
        Stack<Block?> work = new([start]);
        while (work.Count > 0)
        {
            if (work.Pop() is { } block && met.Add(block))
            {
                work.Push(block.Next);
                work.Push(block.Otherwise);
            }
        }

        return met;
    }

    private bool IsQuiet(Instruction i)
        => i.Op switch
        {
            Op.Store => i.Key is ILocalSymbol || (i.A == MethodCode.Root && i.Key is IParameterSymbol),
            Op.StoreElement or Op.Invoke or Op.Initialize => false,
            Op.Call when i.Key is IMethodSymbol { MethodKind: MethodKind.Constructor } => true,
            Op.Call when i.Key is IMethodSymbol called => IsSource(called.ContainingType) ? IsQuiet(called) : Looks(called),
            _ => true,
        };

    /// <summary>Whether a method of a library looks, computes, or goes over a collection.</summary>
    private static bool IsLook(IMethodSymbol method)
    {
        if (method.Name is "GetEnumerator" or "MoveNext" or "get_Current" or "Dispose")
        {
            return method.ContainingNamespace is { Name: "Collections" or "Generic" or "Immutable" or "System" };
        }

        if (method.ContainingType is { Name: "Enumerable", ContainingNamespace.Name: "Linq" } && method.Name != "ToLookup")
        {
            return true;
        }

        return Computes(method)
            || (method.Name is not "GetAsyncEnumerator" && !method.Name.StartsWith("GetNext", StringComparison.Ordinal) && !method.Name.StartsWith("GetOr", StringComparison.Ordinal)
                && Array.Exists(s_looking, name => method.Name.StartsWith(name, StringComparison.Ordinal)));
    }

    /// <summary>Whether what a method of a library gives depends on nothing but its arguments.</summary>
    private static bool Computes(IMethodSymbol method)
        => !method.ReturnsVoid && (method.ContainingType is { SpecialType: not (SpecialType.None or SpecialType.System_Object) } or { Name: "Math" or "Convert" or "Enum" or "CultureInfo" or "StringComparer", ContainingNamespace.Name: "System" or "Globalization" }
            || method is { Name: "Compare" or "CompareTo" } or { ContainingType.Name: "Task" or "ValueTask", Name: "Yield" or "Delay" or "FromResult" or "ConfigureAwait" } or { IsStatic: true, MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion }
            || (method is { IsStatic: true, Parameters.Length: > 0 } && method.Parameters[0].Type.SpecialType == SpecialType.System_String && method.Name.StartsWith("Deserialize", StringComparison.Ordinal)));
}
