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

    private void Calls(int code, int callee)
    {
        List<int> calls = _calls[code];
        if (calls.Count == 0 || calls[calls.Count - 1] != callee)
        {
            calls.Add(callee);
        }
    }

    /// <summary>Static initialisers that ask for a static of another type, or call it, run those of that type, where it needs theirs.</summary>
    private void Begins(int code, Instruction i)
    {
        if (NullProgram.Initialises(_codes[code].Symbol) is not { } begun)
        {
            return;
        }

        INamedTypeSymbol? type = i.Key switch
        {
            IFieldSymbol { IsStatic: true, IsConst: false } or IPropertySymbol { IsStatic: true } => ((ISymbol)i.Key).ContainingType.OriginalDefinition,
            IMethodSymbol { ContainingType: { } owner } method when _program.Begins(method) => owner.OriginalDefinition,
            _ => null,
        };
        if (type is null || SymbolEqualityComparer.Default.Equals(type, begun) || !_program.IsSource(type) || !_program.AreMutual(begun, type))
        {
            return;
        }

        foreach (MethodCode unit in _program.Initialisers(type, statics: true))
        {
            if (_positions.TryGetValue(unit, out int position))
            {
                Calls(code, position);
            }
        }

        if (NullProgram.HasStaticConstructor(type) && _indices.TryGetValue(type.StaticConstructors[0], out int constructor))
        {
            Calls(code, constructor);
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
                IReadOnlyList<IMethodSymbol> targets = Overrides(method);
                foreach (IMethodSymbol target in targets)
                {
                    Target(code, i, target, dst);
                }

                if (targets.Count > 0 && method.ContainingType.TypeKind == TypeKind.Interface)
                {
                    DecidedBy(code, i, dst);
                }
            }
        }
    }

    /// <summary>Of which type an object is that a library's contract stands for, whoever passes it knows: that decides what becomes of a null that is passed to it, or that it gives.</summary>
    private void DecidedBy(int code, Instruction i, int dst)
    {
        if (i.A < MethodCode.FirstParameter || i.Dst < 0 && i.Args.Length == 0)
        {
            return;
        }

        foreach (int argument in i.Args.Where(static a => a >= 0))
        {
            _onDemand.Add((code, Node(code, i.A), Node(code, argument)));
        }

        if (i.Dst >= 0)
        {
            _onDemand.Add((code, Node(code, i.A), dst));
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
}
