using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>What methods set and look at: what a look-up has found is still there after code that sets nothing of what it looks at.</summary>
internal sealed partial class NullProgram
{
    /// <summary>Methods that are looked through for one.</summary>
    private const int MaxFootprint = 120;

    private static readonly string[] s_takingAway = ["Remove", "Clear", "Delete", "Pop", "Dequeue", "Take", "Reset", "Dispose", "Close", "ExceptWith", "IntersectWith", "Update"];
    private readonly Dictionary<ISymbol, Footprint> _footprints = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, bool> _resizing = new(SymbolEqualityComparer.Default);

    /// <summary>What single methods do by themselves, and what they call.</summary>
    private readonly Dictionary<ISymbol, (Footprint Own, List<ISymbol> Calls)> _steps = new(SymbolEqualityComparer.Default);

    /// <summary>What a method of this compilation sets and looks at, or an initialiser.</summary>
    public Footprint FootprintOf(ISymbol method)
    {
        method = method.OriginalDefinition;
        if (_footprints.TryGetValue(method, out Footprint? known))
        {
            return known;
        }

        Footprint all = new();
        HashSet<ISymbol> met = new(SymbolEqualityComparer.Default) { method };
        Stack<ISymbol> work = new([method]);
        while (work.Count > 0 && !all.IsOpen)
        {
            ISymbol symbol = work.Pop();
            if (_footprints.TryGetValue(symbol, out Footprint? part))
            {
                all.Add(part);
                continue;
            }

            if (!_steps.TryGetValue(symbol, out (Footprint Own, List<ISymbol> Calls) step))
            {
                Footprint own = new();
                _steps[symbol] = step = (own, Follow(symbol, own));
            }

            all.Add(step.Own);
            foreach (ISymbol called in step.Calls)
            {
                if (met.Add(called))
                {
                    work.Push(called);
                }
            }

            all.IsOpen |= met.Count > MaxFootprint;
        }

        return _footprints[method] = all.IsOpen ? Footprint.Anything : all;
    }

    /// <summary>Whether there may be more elements in a collection after a method, or fewer: it changes one, or puts one in the place of another.</summary>
    public bool MayResize(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        if (!_resizing.TryGetValue(method, out bool resizes))
        {
            Footprint all = FootprintOf(method);
            _resizing[method] = resizes = all.IsOpen || all.Resizes || all.Sets.Any(static k => k is ISymbol and not IAssemblySymbol && Keys.TypeOf(k) is IArrayTypeSymbol or INamedTypeSymbol { IsReferenceType: true, SpecialType: not SpecialType.System_String });
        }

        return resizes;
    }

    /// <summary>That of a call which runs no code of this compilation.</summary>
    public Footprint LibraryFootprintOf(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        if (!_footprints.TryGetValue(method, out Footprint? footprint))
        {
            _footprints[method] = footprint = new();
            AddLibrary(footprint, method);
        }

        return footprint;
    }

    private static void AddLibrary(Footprint footprint, IMethodSymbol method)
    {
        bool isCollection = method.ContainingType is { } type && (LibraryTable.IsCollection(type) || type is { Name: "Enumerable", ContainingNamespace.Name: "Linq" });
        if (Looks(method))
        {
            footprint.Looks |= isCollection;
            if (!isCollection && !Computes(method))
            {
                footprint.Asks.Add(method.ContainingAssembly);
            }
        }
        else if (isCollection)
        {
            footprint.Looks = true;
            footprint.Resizes |= method.MethodKind != MethodKind.Constructor;
            footprint.Takes |= Array.Exists(s_takingAway, name => method.Name.IndexOf(name, StringComparison.Ordinal) >= 0);
        }
        else if (!IsLog(method) && method.MethodKind != MethodKind.Constructor)
        {
            footprint.Sets.Add(method.ContainingAssembly);
        }
    }

    /// <summary>Whether a method writes to a log, which nobody reads here.</summary>
    public static bool IsLog(IMethodSymbol method)
        => IsLog(method.ContainingType) || (method.IsExtensionMethod && method.Parameters.FirstOrDefault() is { } first && IsLog((method.ReducedFrom ?? method).Parameters[0].Type)) || method.ContainingType.Name is "Console" or "Debug" or "Trace";

    private static bool IsLog(ITypeSymbol type) => type.Name.EndsWith("Logger", StringComparison.Ordinal) || type.Name is "ILog" or "LoggerExtensions";

    /// <summary>Adds what one method does, and gives what it calls.</summary>
    private List<ISymbol> Follow(ISymbol symbol, Footprint all)
    {
        List<ISymbol> calls = [];
        if (CodeOf(symbol) is not { } code)
        {
            if (symbol is IMethodSymbol { AssociatedSymbol: IPropertySymbol property } accessor && (Keys.ReadsField(property) || Keys.WritesField(property)))
            {
                (accessor.MethodKind == MethodKind.PropertyGet ? all.Asks : all.Sets).Add(Keys.Of(property));
            }
            else if (symbol is IMethodSymbol { MethodKind: not MethodKind.Constructor } open && !(open.IsAbstract && Implementations(open).Count > 0))
            {
                all.IsOpen = true;
            }
        }
        else
        {
            Follow(code, all, calls);
        }

        if (symbol is IMethodSymbol { IsVirtual: true } or IMethodSymbol { IsAbstract: true } or IMethodSymbol { IsOverride: true })
        {
            calls.AddRange(Implementations((IMethodSymbol)symbol).Select(static m => m.OriginalDefinition));
        }

        return calls;
    }

    private void Follow(MethodCode code, Footprint all, List<ISymbol> calls)
    {
        HashSet<int> own = code.Symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? [MethodCode.This] : [];
        foreach (Instruction i in code.Blocks.SelectMany(b => b.Code))
        {
            if (all.IsOpen)
            {
                return;
            }

            switch (i)
            {
                case { Op: Op.New or Op.NewArray }:
                    own.Add(i.Dst);
                    break;
                case { Op: Op.Load, Key: IFieldSymbol or IPropertySymbol or IEventSymbol }:
                    all.Asks.Add(i.Key);
                    break;
                case { Op: Op.LoadElement }:
                    all.Asks.Add(Slot.Element);
                    break;
                case { Op: Op.Store, Key: IFieldSymbol or IPropertySymbol or IEventSymbol } when !own.Contains(i.A):
                    all.Sets.Add(i.Key);
                    break;
                case { Op: Op.StoreElement } when !own.Contains(i.A):
                    all.Sets.Add(Slot.Element);
                    break;
                case { Op: Op.Closure, Key: IMethodSymbol function }:
                    calls.Add(function.OriginalDefinition);
                    break;
                case { Op: Op.Invoke }:
                    all.IsOpen |= i.A < MethodCode.FirstParameter || i.A >= MethodCode.FirstParameter + code.Parameters.Length;
                    break;
                case { Op: Op.Call, Key: IMethodSymbol method } when IsSource(method.ContainingType):
                    calls.Add(method.OriginalDefinition);
                    break;
                case { Op: Op.Call, Key: IMethodSymbol method }:
                    all.IsOpen |= RunsOthers(method);
                    all.Add(LibraryFootprintOf(method));
                    all.Takes |= method.Name == "set_Item" && i.Args.Length == 2 && !own.Contains(i.Args[1]);
                    break;
            }
        }
    }

    /// <summary>Whether a library may run code of this compilation that it knows from elsewhere: it is given an object of it.</summary>
    private bool RunsOthers(IMethodSymbol method)
        => !Looks(method) && !IsLog(method) && !LibraryTable.IsPlatform(method)
            && method.Parameters.Any(p => p.Type is { SpecialType: SpecialType.System_Object } || (p.Type.IsReferenceType && p.Type.TypeKind != TypeKind.Delegate && IsSource(p.Type)));

    private static bool Looks(IMethodSymbol method) => LibraryTable.IsPure(method) || IsLook(method);
}
