using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Statics that only the initialisers of their type set, and members that only those set who make an object.</summary>
internal sealed partial class NullProgram
{
    private readonly Dictionary<ISymbol, bool> _settled = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, bool> _untouched = new(SymbolEqualityComparer.Default);
    private Dictionary<object, List<MethodCode>>? _setters;
    private Dictionary<ISymbol, List<MethodCode>>? _readers;
    private ILookup<ISymbol, MethodCode>? _usedBy;

    /// <summary>Whether a static holds for good what it holds when the static initialisers of its type have ended.</summary>
    public bool IsSettled(ISymbol member)
    {
        if (!_settled.TryGetValue(member, out bool settled))
        {
            _settled[member] = settled = member is IFieldSymbol { IsStatic: true, IsConst: false, Type.IsReferenceType: true } or IPropertySymbol { IsStatic: true, Type.IsReferenceType: true }
                && IsSource(member.ContainingType) && !IsThreadStatic(member) && IsOwn(member) && source.All is not null && SettersOf(Keys.Of(member)).All(code => RunsEarly(code, member.ContainingType));
        }

        return settled;
    }

    /// <summary>Whether some code sets a static.</summary>
    public bool IsSetSomewhere(ISymbol member) => SettersOf(Keys.Of(member)).Count > 0;

    /// <summary>Whether no other assembly can set a static.</summary>
    private static bool IsOwn(ISymbol member) => member is IFieldSymbol field ? field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private : member is IPropertySymbol { SetMethod: null or { DeclaredAccessibility: Accessibility.Private } };

    /// <summary>Whether a member of an object is set again after the object was made.</summary>
    public bool IsSetLater(object member) => source.All is null || SettersOf(member).Count > 0;

    /// <summary>Whether code that runs when a type is initialised does not run later: what stands in initialisers, and private methods that only those call.</summary>
    private bool RunsEarly(MethodCode code, INamedTypeSymbol type)
    {
        if (Initialises(code.Symbol) is { } own)
        {
            return SymbolEqualityComparer.Default.Equals(own, type.OriginalDefinition);
        }

        _usedBy ??= (source.All ?? []).SelectMany(static c => c.Blocks.SelectMany(static b => b.Code).Where(static i => i is { Op: Op.Call or Op.Closure, Key: IMethodSymbol }).Select(i => (Called: ((ISymbol)i.Key!).OriginalDefinition, By: c)))
            .ToLookup(static u => u.Called, static u => u.By, SymbolEqualityComparer.Default);
        return code.Symbol is IMethodSymbol { DeclaredAccessibility: Accessibility.Private } method && IsCalledEarly(method, type)
            && _usedBy[method.OriginalDefinition].All(by => Initialises(by.Symbol) is { } user && SymbolEqualityComparer.Default.Equals(user, type.OriginalDefinition));
    }

    /// <summary>Code that sets a static, or a member of an object that it has not made.</summary>
    private List<MethodCode> SettersOf(object member)
    {
        _setters ??= FindSetters();
        return _setters.TryGetValue(member, out List<MethodCode>? setters) ? setters : [];
    }

    private Dictionary<object, List<MethodCode>> FindSetters()
    {
        Dictionary<object, List<MethodCode>> setters = [];
        foreach (MethodCode code in source.All ?? [])
        {
            HashSet<int> made = code.Symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } or IFieldSymbol or IPropertySymbol { IsStatic: false } ? [MethodCode.This] : [];
            foreach (Instruction i in code.Blocks.SelectMany(static b => b.Code))
            {
                if (i.Op is Op.New or Op.Clone || (i.Op == Op.Move && made.Contains(i.A)))
                {
                    made.Add(i.Dst);
                }
                else if (i is { Op: Op.Store, Key: ISymbol stored } && !made.Contains(i.A))
                {
                    Add(Keys.Of(stored), code);
                }

                foreach (Place? place in i.Refs ?? [])
                {
                    if (place?.Key is ISymbol passed)
                    {
                        Add(Keys.Of(passed), code);
                    }
                }
            }
        }

        return setters;

        void Add(object key, MethodCode code)
        {
            if (!setters.TryGetValue(key, out List<MethodCode>? all))
            {
                setters[key] = all = [];
            }

            all.Add(code);
        }
    }

    /// <summary>Whether nothing but the static initialisers of its type changes the array or collection that a static holds, or hands it on to what might.</summary>
    public bool IsUntouched(ISymbol member)
    {
        if (!_untouched.TryGetValue(member, out bool untouched))
        {
            _readers ??= FindReaders();
            _untouched[member] = untouched = source.All is not null && (!_readers.TryGetValue(member, out List<MethodCode>? readers) || readers.TrueForAll(code => RunsEarly(code, member.ContainingType) || !Touches(code, member)));
        }

        return untouched;
    }

    /// <summary>Code that reads a static, by the static.</summary>
    private Dictionary<ISymbol, List<MethodCode>> FindReaders()
    {
        Dictionary<ISymbol, List<MethodCode>> readers = new(SymbolEqualityComparer.Default);
        foreach (MethodCode code in source.All ?? [])
        {
            foreach (Instruction i in code.Blocks.SelectMany(static b => b.Code))
            {
                if (i is { Op: Op.Load, Key: ISymbol { IsStatic: true } read })
                {
                    if (!readers.TryGetValue(read, out List<MethodCode>? all))
                    {
                        readers[read] = all = [];
                    }

                    if (all.Count == 0 || !ReferenceEquals(all[all.Count - 1], code))
                    {
                        all.Add(code);
                    }
                }
            }
        }

        return readers;
    }

    private static bool Touches(MethodCode code, ISymbol member)
    {
        HashSet<int>? loaded = null;
        foreach (Instruction i in code.Blocks.SelectMany(static b => b.Code))
        {
            if (i.Op == Op.Load && SymbolEqualityComparer.Default.Equals(i.Key as ISymbol, member))
            {
                (loaded ??= []).Add(i.Dst);
            }
            else if (loaded is not null && i.Op is not (Op.Load or Op.Dereference or Op.LoadElement or Op.IsNull or Op.IsType or Op.Binary)
                && (i is { Op: Op.Call, Key: IMethodSymbol method } && method.ContainingType is { } type ? (loaded.Contains(i.A) && MayChange(method)) || (i.Args.Any(loaded.Contains) && !(type.Name is "Enumerable" or "CollectionExtensions")) : loaded.Contains(i.A) || loaded.Contains(i.B) || i.Args.Any(loaded.Contains)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayChange(IMethodSymbol method) => method.MethodKind != MethodKind.PropertyGet && (LibraryTable.Changes(method) || !(LibraryTable.IsCollection(method.ContainingType) || method.ContainingType.SpecialType == SpecialType.System_Array || method.Name is "GetEnumerator"));
}
