using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Edges of calls of libraries: what they make, and what they hand on.</summary>
internal sealed partial class Reach
{
    private readonly Dictionary<ISymbol, LibraryResult> _library = new(SymbolEqualityComparer.Default);

    [Flags]
    private enum LibraryResult
    {
        Plain = 0,
        Null = 1,
        Carries = 2,
    }

    private void Library(int code, Instruction i, IMethodSymbol method, int dst)
    {
        LibraryResult result = LibraryOf(method);
        if (method is { Name: "get_Current", ReturnType.SpecialType: SpecialType.System_Object })
        {
            // The enumerator of an array: what it gives is what a loop says its elements are.
            _flow.Edge(Bag(i.Type ?? method.ReturnType), dst);
        }

        if (dst >= 0 && _program.TraitsOf(method.OriginalDefinition) is { Echoes: true, Follows: var followed } && followed < i.Args.Length)
        {
            Edge(code, i.Args[followed], dst);
        }

        if (result.HasFlag(LibraryResult.Null))
        {
            Source(dst);
            if (method.Name == "Select" || method.ReturnType is not { TypeKind: TypeKind.TypeParameter })
            {
                Source(code, method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask" } ? Bag(method.ReturnType) : method is { Name: "DefaultIfEmpty", TypeArguments.Length: 1 } ? Bag(method.TypeArguments[0]) : -1);
            }
        }

        if (dst >= 0 && MapKeys.IsLookup(method) && (i.A >= 0 ? i.A : i.Args.Length > 0 ? i.Args[0] : -1) is var map and >= 0)
        {
            _onDemand.Add((code, Node(code, map), dst));
            if (i.Args.Length > (i.A >= 0 ? 0 : 1))
            {
                // Which key it is decides, too.
                _onDemand.Add((code, Node(code, i.Args[i.A >= 0 ? 0 : 1]), dst));
            }
        }

        if (i is { A: >= 0, Dst: >= 0 } && ((method.Name == "get_Item" && i.Args.Length == 1 && LibraryTable.IsMap(method.ContainingType)) || (method.Name == "get_Value" && LibraryTable.IsLazyMap(method.ContainingType))))
        {
            _items.Add((Node(code, i.A), dst));
        }

        if (i is { A: >= 0, Args.Length: 2 } && method.Name is "set_Item" or "Add" && LibraryTable.IsMap(method.ContainingType))
        {
            _puts[Node(code, i.A)] = Node(code, i.Args[0]);
        }

        if (result.HasFlag(LibraryResult.Carries))
        {
            for (int a = 0; a < i.Args.Length && a < method.Parameters.Length; a++)
            {
                if (Keeps(method, a))
                {
                    Store(code, i.Args[a], Bag(method.Parameters[a].Type));
                }
            }

            _flow.Edge(Bag(i.Type ?? method.ReturnType), dst);
            if (method is { Name: "Resize", ContainingType.SpecialType: SpecialType.System_Array } && method.TypeArguments.Length == 1)
            {
                Source(code, Bag(method.TypeArguments[0]));
            }
        }

        if (dst >= 0 && i.A >= 0 && IsOfTask(method.ContainingType))
        {
            // That the task is there says nothing of its result.
            _flow.Edge(Node(code, i.A), dst);
        }

        if (method is { MethodKind: MethodKind.Constructor, ContainingType.Name: "ThreadLocal" } && method.Parameters.All(static p => p.Type.TypeKind != TypeKind.Delegate) && method.ContainingType.OriginalDefinition.GetMembers("Value").FirstOrDefault() is { } value)
        {
            Source(code, Node(value));
        }

        if (method.MethodKind == MethodKind.Constructor && i is { A: >= 0, Args.Length: > 0 } && IsOfTask(method.ContainingType))
        {
            Edge(code, i.Args[0], Node(code, i.A));
        }

        if (method.AssociatedSymbol is IPropertySymbol { IsIndexer: false } property)
        {
            int node = Node(property.OriginalDefinition);
            _flow.Edge(node, dst);
            if (method.MethodKind == MethodKind.PropertySet && i.Args.Length > 0)
            {
                Edge(code, i.Args[0], node);
            }
        }

        if (dst >= 0 && IsQuery(method) && (i.A >= 0 ? i.A : i.Args.Length > 0 ? i.Args[0] : -1) is var asked and >= 0)
        {
            _queries.Add((Node(code, asked), dst));
            if (method.Name is "ContainsKey" or "TryGetValue" && i is { A: >= 0, Args.Length: > 0 })
            {
                _queries.Add((Node(code, i.Args[0]), dst));
            }
        }

        DeriveTest(code, i, method, dst);
        Foreign(code, i, method);
        Comparers(code, method);
    }

    /// <summary>Whether a type is a task with a result, or something by which the result is got.</summary>
    private static bool IsOfTask(INamedTypeSymbol type)
        => type is { IsGenericType: true, Name: "Task" or "ValueTask" or "TaskAwaiter" or "ValueTaskAwaiter" or "ConfiguredTaskAwaitable" or "ConfiguredValueTaskAwaitable" }
            || type is { Name: "ConfiguredTaskAwaiter" or "ConfiguredValueTaskAwaiter", ContainingType.IsGenericType: true };

    /// <summary>Whether a method says how many elements a collection has, or which.</summary>
    private static bool IsQuery(IMethodSymbol method)
        => method.Name is "GetEnumerator" or "get_Current" or "MoveNext"
            || (method.Name is "get_Count" or "Any" or "ContainsKey" or "TryGetValue" or "GetValueOrDefault" or "Contains" or "TryDequeue" or "TryPop" && (method.ContainingType?.Name is "Enumerable" or "CollectionExtensions" || LibraryTable.IsCollection(method.ContainingType!)));

    private static readonly string[] s_asking = ["Contains", "IndexOf", "LastIndexOf", "Equals", "Remove", "TryRemove", "TryGet", "Compare", "Exists", "BinarySearch", "get_Item"];

    /// <summary>Whether generic library code may hand out what it is given as an argument; a key or what is looked for it does not.</summary>
    private static bool Keeps(IMethodSymbol method, int parameter)
        => method.OriginalDefinition.Parameters[parameter] is { Type.TypeKind: TypeKind.TypeParameter, Name: not "key" } && (method.Name == "CompareExchange" || !s_asking.Any(name => method.Name.StartsWith(name, StringComparison.Ordinal)));

    private LibraryResult LibraryOf(IMethodSymbol method)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        if (_library.TryGetValue(definition, out LibraryResult known))
        {
            return known;
        }

        LibraryResult result = LibraryResult.Plain;
        ITypeSymbol type = definition.ReturnType;
        if (!type.IsValueType || type is INamedTypeSymbol { IsGenericType: true })
        {
            bool deep = type is INamedTypeSymbol { IsGenericType: true } generic && generic.TypeArguments.Any(a => a.NullableAnnotation == NullableAnnotation.Annotated);
            bool maybe = deep || type.NullableAnnotation == NullableAnnotation.Annotated || Annotations.ReturnHas(definition, "MaybeNullAttribute")
                || definition.Name.EndsWith("OrDefault", StringComparison.Ordinal) || definition.Name.StartsWith("Deserialize", StringComparison.Ordinal);
            if (maybe && !LibraryTable.IsTrusted(definition) && (!_program.IsSource(definition.ContainingType) || TernContracts.IsService(definition.ContainingType)))
            {
                result |= LibraryResult.Null;
            }
        }

        bool helper = definition.ContainingType?.Name is "Interlocked" or "Volatile" or "LazyInitializer" or "Array" or "JsonSerializer" && definition.Name != "Clone";
        if (definition.IsGenericMethod || definition.ContainingType is { IsGenericType: true } || helper)
        {
            result |= LibraryResult.Carries;
        }

        return _library[definition] = result;
    }

    /// <summary>By-ref arguments that foreign code may set to null.</summary>
    private void Foreign(int code, Instruction i, IMethodSymbol? method)
    {
        for (int a = 0; a < i.Refs?.Length; a++)
        {
            if (i.Refs[a] is not { } place || a >= method?.Parameters.Length)
            {
                continue;
            }

            IParameterSymbol? parameter = method?.OriginalDefinition.Parameters[a];
            ITypeSymbol? type = method?.Parameters[a].Type;
            if (parameter is null || type is null or { IsValueType: true })
            {
                continue;
            }

            int target = Place(code, place, type);
            int bag = parameter.Type.TypeKind == TypeKind.TypeParameter ? Bag(type) : -1;
            _flow.Edge(bag, target);
            bool missing = Annotations.Has(parameter, "MaybeNullWhenAttribute") || Annotations.Has(parameter, "NotNullWhenAttribute") || Annotations.IsTried(parameter);
            bool may = missing || parameter.NullableAnnotation == NullableAnnotation.Annotated || Annotations.Has(parameter, "MaybeNullAttribute")
                || (parameter.RefKind == RefKind.Out && parameter.NullableAnnotation == NullableAnnotation.None && method!.Name.StartsWith("Try", StringComparison.Ordinal));
            if (!may)
            {
                continue;
            }

            Source(code, target);
            if (missing && bag >= 0 && place is { Key: null, Index: < 0 })
            {
                int found = _flow.Add();
                _owners.Add(code);
                _flow.Edge(bag, found);
                _found[target] = found;
            }
        }
    }

    /// <summary>Whether code looks something up that may be missing: what passes such a test has it.</summary>
    private bool LooksUp(MethodCode code)
        => code.Blocks.Exists(b => b.Code.Exists(i => i is { Op: Op.Call, Key: IMethodSymbol method } && LibraryOf(method).HasFlag(LibraryResult.Null) && _program.TraitsOf(method.OriginalDefinition).Looks));
}
