using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>What types say: members, initialisers.</summary>
internal sealed partial class NullProgram
{
    private readonly Dictionary<INamedTypeSymbol, List<object>> _instanceKeys = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<(INamedTypeSymbol, bool), List<MethodCode>> _initialisers = [];
    private readonly ByKey<Fact> _entryFacts = new();

    /// <summary>Fields, automatic properties and events of an object, bases included.</summary>
    public IReadOnlyList<object> InstanceKeys(ITypeSymbol type)
    {
        if (type.OriginalDefinition is not INamedTypeSymbol named)
        {
            return [];
        }

        if (_instanceKeys.TryGetValue(named, out List<object>? keys))
        {
            return keys;
        }

        keys = [];
        for (INamedTypeSymbol? t = named; t is not null && (IsSource(t) || t.IsTupleType); t = t.BaseType)
        {
            foreach (ISymbol member in t.GetMembers())
            {
                if (member is IFieldSymbol { IsStatic: false, IsConst: false } field)
                {
                    keys.Add(Keys.Of(field));
                }
                else if (member is IEventSymbol { IsStatic: false, IsAbstract: false } e && Declaration(e) is VariableDeclaratorSyntax)
                {
                    keys.Add(Keys.Of(e));
                }
            }

            if (t is { TypeKind: TypeKind.Struct, IsRecord: false })
            {
                // Parameters of a primary constructor are held as long as members use them.
                keys.AddRange(t.InstanceConstructors.Where(c => c.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax).SelectMany(c => c.Parameters));
            }
        }

        return _instanceKeys[named] = [.. keys.Distinct()];
    }

    /// <summary>Code of field and property initialisers, in the order in which they run.</summary>
    public IReadOnlyList<MethodCode> Initialisers(INamedTypeSymbol type, bool statics)
    {
        type = type.OriginalDefinition;
        if (_initialisers.TryGetValue((type, statics), out List<MethodCode>? units))
        {
            return units;
        }

        units = [];
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IFieldSymbol or IPropertySymbol or IEventSymbol && member.IsStatic == statics && source.CodeOf(member) is { } code)
            {
                units.Add(code);
            }
        }

        units.Sort(static (a, b) =>
            a.Where.SyntaxTree == b.Where.SyntaxTree ? a.Where.SpanStart.CompareTo(b.Where.SpanStart) : string.CompareOrdinal(a.Where.SyntaxTree.FilePath, b.Where.SyntaxTree.FilePath));
        return _initialisers[(type, statics)] = units;
    }

    /// <summary>Constructor without parameters of the base, when it is compiled here.</summary>
    public IMethodSymbol? BaseConstructor(INamedTypeSymbol type)
        => type.BaseType is { } b && IsSource(b) ? b.InstanceConstructors.FirstOrDefault(c => c.Parameters.IsEmpty) : null;

    /// <summary>Whether a constructor that nobody wrote leaves a member as it is: it has no initialiser.</summary>
    public static bool IsLeftAlone(object key, IMethodSymbol constructor)
    {
        for (IMethodSymbol? c = constructor; c is { IsImplicitlyDeclared: true, Parameters.IsEmpty: true }; c = c.ContainingType.BaseType?.InstanceConstructors.FirstOrDefault(static b => b.Parameters.IsEmpty))
        {
            if (key is ISymbol member && SymbolEqualityComparer.Default.Equals(member.ContainingType.OriginalDefinition, c.ContainingType.OriginalDefinition))
            {
                return !HasInitialiser(member);
            }
        }

        return false;
    }

    /// <summary>Sets the members of an object at the entry of a constructor: nothing is assigned yet.</summary>
    public void FreshMembers(State state, int self, INamedTypeSymbol type, SyntaxNode where)
    {
        foreach (object key in InstanceKeys(type))
        {
            switch (IsSetUnseen(key) ? null : Keys.TypeOf(key))
            {
                case { IsReferenceType: true } or { TypeKind: TypeKind.TypeParameter, IsValueType: false }:
                    state.Write(self, key, state.New(Fact.Null(new Origin(OriginKind.Construction, $"{Describe.Name((ISymbol)key)} is not set yet when the constructor of '{type.Name}' runs", Declaration((ISymbol)key) ?? where))));
                    break;
                case { TypeKind: TypeKind.Enum } or { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_UInt64 }:
                    // Flags, states and counts say which of the other members are set.
                    state.Write(self, key, state.Constant(0));
                    break;
                case { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }:
                    state.Write(self, key, state.New(Fact.Null(null)));
                    break;
                case INamedTypeSymbol { TypeKind: TypeKind.Struct } held when IsSource(held):
                    state.Write(self, key, state.New(Fact.NotNull with { Type = held, Exact = true, Members = Members.Fresh }));
                    break;
            }
        }
    }

    /// <summary>Sets the statics of a type before its initialisers run.</summary>
    public void FreshStatics(State state, INamedTypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IFieldSymbol { IsStatic: true, IsConst: false, Type.IsReferenceType: true } field && Declaration(field) is { } where)
            {
                object key = Keys.Of(field);
                state.Write(State.Root, key, state.New(Fact.Null(new Origin(OriginKind.Static, $"{Describe.Name((ISymbol)key)} is read before its initialiser runs", where))));
            }
        }
    }

    private static SyntaxNode? Declaration(ISymbol symbol)
        => symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()
            ?? (symbol is IFieldSymbol { AssociatedSymbol: { } property } ? property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() : null);

    /// <summary>What is known of a member that a method is entered with.</summary>
    public Fact EntryFact(object key, ITypeSymbol? type)
    {
        int number = Scratch.Keys.Number(key);
        if (_entryFacts[number] is not { } fact)
        {
            fact = MakeEntryFact(key);
            if (fact.Type is null && Keys.TypeOf(key) is { } declared)
            {
                fact = fact with { Type = declared, Nullness = Plain(fact, declared) };
            }

            _entryFacts[number] = fact;
        }

        if (type is null || (fact.Type is not null && Plain(fact, type) == fact.Nullness))
        {
            return fact;
        }

        return fact with { Type = fact.Type ?? type, Nullness = Plain(fact, type) };
    }

    private Nullness Plain(Fact fact, ITypeSymbol type)
        => fact.Nullness == Nullness.Unknown && (IsDeclared(type) || type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T }) ? Nullness.NotNull : fact.Nullness;

    private Fact MakeEntryFact(object key)
    {
        if (key is not (IFieldSymbol or IPropertySymbol or IEventSymbol) || key is not ISymbol symbol || !SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly)
            || Keys.TypeOf(key)?.IsReferenceType != true || symbol.ContainingType?.IsAnonymousType == true || Declaration(symbol) is not { } where)
        {
            return Fact.Nothing;
        }

        bool backed = symbol is IFieldSymbol or IEventSymbol || (symbol is IPropertySymbol property && Keys.ReadsField(property) && !property.IsVirtual && !property.IsOverride);
        if (!backed)
        {
            return Fact.Nothing;
        }

        bool threadStatic = IsThreadStatic(symbol);
        if (threadStatic && (HasInitialiser(symbol) || IsSetOnce(symbol.ContainingType!, key)) && source.IsAssigned(key))
        {
            return Fact.Maybe(new Origin(OriginKind.Static, $"the initialiser of thread-static '{symbol.Name}' runs on one thread only", where));
        }

        if (source.IsAssigned(key) || !Closed(symbol) || IsSetUnseen(key))
        {
            return CreatedFor(symbol) is { } made ? new Fact { Type = made, Exact = true, Nullness = Plain(Fact.Nothing, Keys.TypeOf(key)!) } : Fact.Nothing;
        }

        return Fact.Null(new Origin(symbol.IsStatic ? OriginKind.Static : OriginKind.Unset, $"nothing is ever assigned to '{symbol.Name}'", where) { Member = symbol });
    }

    /// <summary>Whether a static constructor sets a member.</summary>
    private bool IsSetOnce(INamedTypeSymbol type, object key)
        => type.StaticConstructors.FirstOrDefault() is { } constructor && source.CodeOf(constructor) is { } code && code.Blocks.Any(b => b.Code.Any(i => i.Op == Op.Store && Equals(i.Key, key)));

    /// <summary>Whether a property has no setter, and no constructor sets it either: it is of use to nobody unless something sets it by reflection.</summary>
    public bool IsSetUnseen(object key) => key is IPropertySymbol { SetMethod: null, IsStatic: false, ContainingType.IsAnonymousType: false } property && Keys.ReadsField(property) && !HasInitialiser(property) && !source.IsAssigned(key);

    /// <summary>Whether all assignments are in sight: no other assembly and no framework sets it.</summary>
    private static bool Closed(ISymbol symbol)
    {
        if (symbol.GetAttributes().Any(a => a.AttributeClass?.Name is not ("ThreadStaticAttribute" or "CompilerGeneratedAttribute" or "NonSerializedAttribute" or "NullableAttribute"))
            || symbol.IsExtern || symbol.ContainingType.GetAttributes().Any(a => a.AttributeClass?.Name is "StructLayoutAttribute"))
        {
            return false;
        }

        Accessibility access = symbol is IPropertySymbol property ? property.SetMethod?.DeclaredAccessibility ?? Accessibility.Private : symbol.DeclaredAccessibility;
        return access is Accessibility.Private || symbol is IFieldSymbol { IsReadOnly: true } || (symbol.IsStatic && !(symbol is IPropertySymbol && IsOpen(symbol, access)));
    }

    /// <summary>Whether another assembly can set a member. A property with a setter asks for that; a field that nobody here sets does not.</summary>
    private static bool IsOpen(ISymbol symbol, Accessibility access)
    {
        for (ISymbol? s = symbol; s is INamedTypeSymbol or IFieldSymbol or IPropertySymbol or IEventSymbol; s = s.ContainingSymbol)
        {
            if ((ReferenceEquals(s, symbol) ? access : s.DeclaredAccessibility) is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Has(ISymbol symbol, string attribute) => symbol.GetAttributes().Any(a => a.AttributeClass?.Name == attribute);

    /// <summary>Whether a declaration gives a first value that is not null.</summary>
    public static bool HasInitialiser(ISymbol symbol)
    {
        ExpressionSyntax? value = Declaration(symbol) switch
        {
            VariableDeclaratorSyntax field => field.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        };
        while (value is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } bang)
        {
            value = bang.Operand;
        }

        return value is not null && !value.IsKind(SyntaxKind.NullLiteralExpression) && !value.IsKind(SyntaxKind.DefaultLiteralExpression) && value is not DefaultExpressionSyntax;
    }

    /// <summary>What is known of a member of an object of unknown origin.</summary>
    public Fact UnknownFact(object key, ITypeSymbol? type)
        => type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } ? Fact.NotNull with { Type = type }
            : new Fact { Type = type ?? Keys.TypeOf(key), Nullness = IsDeclared(type) || IsDeclared(Keys.TypeOf(key)) ? Nullness.NotNull : Nullness.Unknown };

    public IReadOnlyList<INamedTypeSymbol> Types => source.Types;
}
