using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Edges of calls.</summary>
internal sealed partial class Reach
{
    private readonly HashSet<(int Code, int Register)> _certainTasks = [];
    private readonly Dictionary<ISymbol, List<IMethodSymbol>> _overrides = new(SymbolEqualityComparer.Default);
    private Dictionary<ITypeSymbol, List<INamedTypeSymbol>>? _derivedTypes;
    private readonly Dictionary<ISymbol, LibraryResult> _library = new(SymbolEqualityComparer.Default);

    [Flags]
    private enum LibraryResult
    {
        Plain = 0,
        Null = 1,
        Carries = 2,
    }

    private void Calls(int code, int callee)
    {
        List<int> calls = _calls[code];
        if (calls.Count == 0 || calls[calls.Count - 1] != callee)
        {
            calls.Add(callee);
        }
    }

    private void Initialize(int code, Instruction i)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)i.Type!;
        foreach (MethodCode unit in _program.Initialisers(type, i.A == MethodCode.Root))
        {
            if (_positions.TryGetValue(unit, out int position))
            {
                Calls(code, position);
            }
        }

        if (i.Flag && _program.BaseConstructor(type) is { } constructor && _indices.TryGetValue(constructor.OriginalDefinition, out int b))
        {
            Calls(code, b);
        }
    }

    private void Function(int code, IMethodSymbol method)
    {
        int carried = Bag(method.ReturnType);
        bool known = false;
        foreach (IMethodSymbol target in _program.IsSource(method.ContainingType) ? _program.Targets(method, Values.Fact.Nothing) : [method])
        {
            if (_indices.TryGetValue(target.OriginalDefinition, out int body))
            {
                known = true;
                Calls(code, body);
                _flow.Edge(Result(target), carried);
                for (int p = 0; p < _codes[body].Parameters.Length; p++)
                {
                    _flow.Edge(Bag(_codes[body].Parameters[p].Type), Node(body, MethodCode.FirstParameter + p));
                }
            }
        }

        if (!known && carried >= 0 && LibraryOf(method).HasFlag(LibraryResult.Null))
        {
            Source(code, carried);
        }
    }

    private void Invoke(int code, Instruction i, int dst)
    {
        IMethodSymbol? invoke = i.Key as IMethodSymbol;
        for (int a = 0; a < i.Args.Length && a < invoke?.Parameters.Length; a++)
        {
            Edge(code, i.Args[a], Bag(invoke.Parameters[a].Type));
        }

        _flow.Edge(Bag(invoke?.ReturnType), dst);
        Foreign(code, i, invoke);
    }

    /// <summary>Whether a library promises a task with a value: none that this compilation puts into tasks.</summary>
    private bool IsCertainTask(int code, Instruction i, IMethodSymbol method)
        => method is { IsGenericMethod: false, ContainingType.IsGenericType: false, ReturnType: INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task } && task.TypeArguments[0].IsReferenceType
                ? !_program.IsSource(method.ContainingType) && ((INamedTypeSymbol)method.OriginalDefinition.ReturnType).TypeArguments[0].NullableAnnotation == NullableAnnotation.NotAnnotated
                : method.Name == "ConfigureAwait" && _certainTasks.Contains((code, i.A));

    private void Call(int code, Instruction i, int dst)
    {
        IMethodSymbol method = (IMethodSymbol)i.Key!;
        if (i.Dst >= 0 && IsCertainTask(code, i, method))
        {
            _certainTasks.Add((code, i.Dst));
        }

        bool known = false;
        if (_program.IsSource(method.ContainingType))
        {
            Instantiate(method);
            foreach (IMethodSymbol target in _program.Targets(method, i.Flag ? Values.Fact.Nothing : null))
            {
                known |= Target(code, i, target, dst);
            }
        }

        if (!known)
        {
            Library(code, i, method, dst);
            if (i.Flag && !_program.IsSource(method.ContainingType))
            {
                foreach (IMethodSymbol target in Overrides(method))
                {
                    Target(code, i, target, dst);
                }
            }
        }
    }

    /// <summary>Code of this compilation that may run when a member of a library is called.</summary>
    private IReadOnlyList<IMethodSymbol> Overrides(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        if (_overrides.TryGetValue(method, out List<IMethodSymbol>? found))
        {
            return found;
        }

        found = [];
        foreach (INamedTypeSymbol type in DerivedFrom(method.ContainingType))
        {
            if (_program.ImplementationOf(type, method) is { } implementation && _program.IsSource(implementation.ContainingType) && !found.Contains(implementation, SymbolEqualityComparer.Default))
            {
                found.Add(implementation);
            }
        }

        return _overrides[method] = found;
    }

    private IEnumerable<INamedTypeSymbol> DerivedFrom(INamedTypeSymbol type)
    {
        if (_derivedTypes is null)
        {
            _derivedTypes = new(SymbolEqualityComparer.Default);
            foreach (INamedTypeSymbol candidate in _program.Types)
            {
                foreach (INamedTypeSymbol contract in candidate.AllInterfaces)
                {
                    Derive(contract, candidate);
                }

                for (INamedTypeSymbol? b = candidate.BaseType; b is not null; b = b.BaseType)
                {
                    Derive(b, candidate);
                }
            }
        }

        return _derivedTypes.TryGetValue(type, out List<INamedTypeSymbol>? derived) ? derived : [];
    }

    private void Derive(INamedTypeSymbol from, INamedTypeSymbol type)
    {
        if (from.SpecialType != SpecialType.System_Object && !_program.IsSource(from) && type.TypeKind is TypeKind.Class or TypeKind.Struct)
        {
            if (!_derivedTypes!.TryGetValue(from.OriginalDefinition, out List<INamedTypeSymbol>? list))
            {
                _derivedTypes[from.OriginalDefinition] = list = [];
            }

            list.Add(type);
        }
    }

    private bool Target(int code, Instruction i, IMethodSymbol target, int dst)
    {
        ISymbol symbol = target is { PartialImplementationPart: { } part } ? part.OriginalDefinition : target.OriginalDefinition;
        if (_indices.TryGetValue(symbol, out int body))
        {
            Calls(code, body);
            Bind(code, i, body);
            _flow.Edge(Result(symbol), dst);
            return true;
        }

        if (target.AssociatedSymbol is not IPropertySymbol property)
        {
            return false;
        }

        _flow.Edge(Node(Keys.Of(property)), dst);
        if (target.MethodKind == MethodKind.PropertySet && i.Args.Length > 0)
        {
            Store(code, i.Args[i.Args.Length - 1], Node(Keys.Of(property)));
        }

        return true;
    }

    /// <summary>What generic code carries as T, its users carry as the type's argument.</summary>
    private void Instantiate(IMethodSymbol method)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is { IsGenericType: true }; type = type.ContainingType)
        {
            Instantiate(type.TypeParameters, type.TypeArguments);
        }

        if (method.IsGenericMethod)
        {
            Instantiate(method.TypeParameters, method.TypeArguments);
        }
    }

    private void Instantiate(IReadOnlyList<ITypeParameterSymbol> parameters, IReadOnlyList<ITypeSymbol> arguments)
    {
        for (int p = 0; p < parameters.Count; p++)
        {
            if (!ReferenceEquals(parameters[p], arguments[p]) && !arguments[p].IsValueType && _arguments.Add((parameters[p], arguments[p].OriginalDefinition)))
            {
                int inside = Bag(parameters[p]);
                int outside = Bag(arguments[p]);
                _flow.Edge(inside, outside);
                _flow.Edge(outside, inside);
            }
        }
    }

    private void Bind(int code, Instruction i, int body)
    {
        if (Keys.IsExtension(_codes[body].Symbol))
        {
            Edge(code, i.A, Node(body, MethodCode.This));
        }

        IParameterSymbol[] parameters = _codes[body].Parameters;
        for (int a = 0; a < i.Args.Length && a < parameters.Length; a++)
        {
            int parameter = Node(body, MethodCode.FirstParameter + a);
            Edge(code, i.Args[a], parameter);
            Back(code, i, a, parameter, parameters[a].Type);
            if (_codes[body].Captured.Contains(parameters[a]))
            {
                int shared = Node(parameters[a]);
                _flow.Edge(parameter, shared);
                Back(code, i, a, shared, parameters[a].Type);
            }
        }
    }

    private void Back(int code, Instruction i, int argument, int from, ITypeSymbol type)
    {
        if (i.Refs is { } places && argument < places.Length && places[argument] is { } place)
        {
            int to = Place(code, place, type);
            _flow.Edge(from, to);
            if (place.Key is not null)
            {
                _stores.Add((code, to));
            }
        }
    }

    private int Place(int code, Place place, ITypeSymbol? type) => place.Key is { } key ? Node(key) : place.Index >= 0 ? Bag(type) : Node(code, place.Register);

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

        if (method is { MethodKind: MethodKind.PropertyGet, ContainingType.Name: "KeyValuePair" })
        {
            // A pair that was not found has no parts.
            Edge(code, i.A, dst);
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

    /// <summary>Whether a method says how many elements a collection has, or which.</summary>
    private static bool IsQuery(IMethodSymbol method)
        => method.Name is "get_Count" or "Any" or "ContainsKey" or "TryGetValue" or "GetValueOrDefault" or "Contains" && (method.ContainingType?.Name is "Enumerable" or "CollectionExtensions" || LibraryTable.IsCollection(method.ContainingType!));

    private static readonly string[] s_asking = ["Contains", "IndexOf", "LastIndexOf", "Equals", "Remove", "TryRemove", "TryGet", "Compare", "Exists", "BinarySearch", "get_Item"];

    /// <summary>Whether generic library code may hand out what it is given as an argument; a key or what is looked for it does not.</summary>
    private static bool Keeps(IMethodSymbol method, int parameter)
        => method.OriginalDefinition.Parameters[parameter] is { Type.TypeKind: TypeKind.TypeParameter, Name: not "key" } && !s_asking.Any(name => method.Name.StartsWith(name, StringComparison.Ordinal));

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
}
