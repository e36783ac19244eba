using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Statics that hold one object for good, of which nothing can be set again.</summary>
internal sealed partial class NullProgram
{
    private static readonly string[] s_taking = ["Remove", "TryRemove", "Clear"];
    private readonly Dictionary<ISymbol, (long Least, long Greatest, long Count)?> _numbers = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, bool> _constants = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, bool> _made = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, bool> _forAll = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, bool> _unchanged = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a static is set by its initialiser alone, to an object whose members are set when it is made.</summary>
    public bool IsConstant(IFieldSymbol field)
    {
        if (!_constants.TryGetValue(field, out bool constant))
        {
            _constants[field] = constant = field is { IsStatic: true, IsConst: false } && (field.IsReadOnly || (field.Type.TypeKind == TypeKind.Delegate && IsSettled(field))) && IsSource(field.ContainingType) && CodeOf(field) is not null
                && (field.Type.TypeKind == TypeKind.Delegate || (field.Type is IArrayTypeSymbol array ? !(Filling is null || Filling.Fills(field)) && IsFrozen(array.ElementType, 0) : IsFrozen(SeenAs(field.Type), 0) || (field.Type is { IsAbstract: true } && MadeFor(field) is { } made && IsFrozen(made, 0))));
        }

        return constant;
    }

    /// <summary>Whether the initialiser of a static makes the object that it holds.</summary>
    public bool IsMadeByInitialiser(IFieldSymbol field)
    {
        if (!_made.TryGetValue(field, out bool made))
        {
            _made[field] = made = IsSource(field.ContainingType) && MadeFor(field) is not null;
        }

        return made;
    }

    /// <summary>The class of which the initialiser of a static makes an object, where its declaration names a contract; <see langword="null"/> where it does something else.</summary>
    private INamedTypeSymbol? MadeFor(IFieldSymbol field)
    {
        List<Instruction> code = [.. CodeOf(field)?.Blocks.SelectMany(static b => b.Code) ?? []];
        int given = code.FindLast(i => i.Op == Op.Store && SymbolEqualityComparer.Default.Equals(i.Key as ISymbol, field))?.B ?? -1;
        for (int i = code.Count - 1; i >= 0 && given >= 0; i--)
        {
            if (code[i].Dst == given && code[i].Op == Op.Move)
            {
                given = code[i].A;
            }
            else if (code[i].Dst == given)
            {
                return code[i] is { Op: Op.New, Flag: false } ? code[i].Type as INamedTypeSymbol : null;
            }
        }

        return null;
    }

    /// <summary>Whether a static is a reference that its initialiser sets, and nothing else.</summary>
    public bool IsGivenByInitialiser(ISymbol member)
        => member is { IsStatic: true, ContainingType: { } type } and (IFieldSymbol { IsReadOnly: true, IsConst: false, Type.IsReferenceType: true } or IPropertySymbol { SetMethod: null, Type.IsReferenceType: true })
            && IsSource(type) && HasInitialiser(member) && !IsSetOnce(type, Keys.Of(member));

    /// <summary>What can be changed through a type: of a sequence that can only be looked at, its elements.</summary>
    private static ITypeSymbol SeenAs(ITypeSymbol type)
        => type is INamedTypeSymbol { TypeKind: TypeKind.Interface, Name: "IReadOnlyList" or "IReadOnlyCollection" or "IEnumerable", TypeArguments.Length: 1 } sequence ? sequence.TypeArguments[0] : type;

    /// <summary>Whether no code of the type that holds a static collection takes anything from it, and no other code can: it is private, and only looked at.</summary>
    public bool IsUnchanged(IFieldSymbol field)
    {
        if (!_unchanged.TryGetValue(field, out bool unchanged))
        {
            _unchanged[field] = unchanged = field.DeclaredAccessibility == Accessibility.Private && source.Within(field.ContainingType).All(code => !MayTakeFrom(code, field));
        }

        return unchanged;
    }

    /// <summary>Whether a static table has an entry for each value of the enum that is its key, so that it has one for any.</summary>
    public bool IsForAll(IFieldSymbol table)
    {
        if (!_forAll.TryGetValue(table, out bool all))
        {
            _forAll[table] = all = MapKeys.KeysOf(table) is { } keys && SummaryOf(table, Context.None, 0) is { Exits.Count: 1 } summary && summary.Exits[0].State is var made && made.TryPeek(Values.State.Root, table, out int held)
                && keys.GetMembers().OfType<IFieldSymbol>().Where(static v => v.HasConstantValue).All(v => v.ConstantValue is not ulong && MapKeys.HasConstant(made, held, Convert.ToInt64(v.ConstantValue, System.Globalization.CultureInfo.InvariantCulture)));
        }

        return all;
    }

    /// <summary>Whether code takes elements from what a field holds, or hands it on to code that might.</summary>
    private static bool MayTakeFrom(MethodCode code, IFieldSymbol field)
    {
        HashSet<int> loaded = [];
        foreach (Instruction i in code.Blocks.SelectMany(static b => b.Code))
        {
            if (i.Op == Op.Load && SymbolEqualityComparer.Default.Equals(i.Key as ISymbol, field))
            {
                loaded.Add(i.Dst);
            }
            else if (i is { Op: Op.Call, Key: IMethodSymbol method } && loaded.Contains(i.A) ? s_taking.Any(name => method.Name.StartsWith(name, StringComparison.Ordinal))
                : i.Op != Op.Dereference && i is not { Op: Op.Call, Key: IMethodSymbol { ContainingType.Name: "CollectionExtensions" or "Enumerable" } } && (loaded.Contains(i.A) || loaded.Contains(i.B) || i.Args.Any(loaded.Contains)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The numbers that the initialiser of a read-only static lists, and that no code of its type changes; <see langword="null"/> for other tables.</summary>
    public (long Least, long Greatest, long Count)? NumbersOf(IFieldSymbol field)
    {
        field = field.OriginalDefinition;
        if (!_numbers.TryGetValue(field, out (long, long, long)? numbers))
        {
            _numbers[field] = numbers = field is { Type: IArrayTypeSymbol { Rank: 1, ElementType: { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 } or { TypeKind: TypeKind.Enum } } } && IsSource(field.ContainingType) && CodeOf(field) is { } code && ListedIn(code) is { } listed
                && source.Within(field.ContainingType).All(c => !Sets(c, field)) ? listed : null;
        }

        return numbers;
    }

    private static (long Least, long Greatest, long Count)? ListedIn(MethodCode code)
    {
        Dictionary<int, long> constants = [];
        (long Least, long Greatest, long Count) listed = (long.MaxValue, long.MinValue, 0);
        foreach (Instruction i in code.Blocks.SelectMany(static b => b.Code))
        {
            if (i is { Op: Op.Constant, Key: sbyte or byte or short or ushort or int or uint or long })
            {
                constants[i.Dst] = Convert.ToInt64(i.Key, System.Globalization.CultureInfo.InvariantCulture);
            }
            else if (i.Op == Op.StoreElement && i.Flag && constants.TryGetValue(i.Args[0], out long number))
            {
                listed = (Math.Min(listed.Least, number), Math.Max(listed.Greatest, number), listed.Count + 1);
            }
            else if (i.Op is Op.StoreElement or Op.Call or Op.Invoke)
            {
                return null;
            }
        }

        return listed.Count > 0 ? listed : null;
    }

    /// <summary>Whether code sets an element of what a field holds.</summary>
    private static bool Sets(MethodCode code, IFieldSymbol field)
    {
        HashSet<int>? loaded = null;
        foreach (Instruction i in code.Blocks.SelectMany(static b => b.Code))
        {
            if (i.Op == Op.Load && SymbolEqualityComparer.Default.Equals(i.Key as ISymbol, field))
            {
                (loaded ??= []).Add(i.Dst);
            }
            else if (i.Op == Op.StoreElement && loaded?.Contains(i.A) == true)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether nothing of an object can be set after it was made: its own members, that is.</summary>
    private bool IsFrozen(ITypeSymbol type, int depth)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false } named || !IsSource(named))
        {
            return false;
        }

        for (INamedTypeSymbol? t = named; t is not null && IsSource(t) && depth < Limits.PathDepth; t = t.BaseType, depth++)
        {
            foreach (ISymbol member in t.GetMembers())
            {
                if (member is IFieldSymbol { IsStatic: false, IsReadOnly: false, IsConst: false, AssociatedSymbol: null } or IPropertySymbol { IsStatic: false, SetMethod.IsInitOnly: false } or IEventSymbol { IsStatic: false })
                {
                    return false;
                }
            }
        }

        return true;
    }
}
