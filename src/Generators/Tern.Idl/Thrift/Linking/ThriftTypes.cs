using Tern.Idl.Text;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Thrift.Linking;

/// <summary>Resolves uses of types.</summary>
internal sealed class ThriftTypes(ThriftLinkContext context, ThriftNames names)
{
    // A type has a few parts. Through typedefs of maps of typedefs of maps it could have more than fit any memory.
    private const int MaxSize = 1_000;

    // Typedefs that are defined behind their use are resolved inside of each other.
    private const int MaxRecursion = 200;

    private readonly Stack<ThriftSymbol> _running = new();
    private int _recursion;

    public static bool IsType(ThriftDefinition definition) => definition is ThriftTypedef or ThriftEnum or ThriftStruct;

    /// <summary>What a use of a type stands for; null, and reported, if that is wrong.</summary>
    public ResolvedType? Resolve(ThriftScope scope, ThriftType type)
    {
        if (_recursion == MaxRecursion)
        {
            context.Report(IdlRules.TooDeep, type.Where, $"typedefs that are defined behind their use nest more than {MaxRecursion} deep here; define them before their use");
            return null;
        }

        _recursion++;
        try
        {
            return type switch
            {
                ThriftScalarType scalar => ResolveScalar(scope, scalar),
                ThriftNamedType named => ResolveNamed(scope, named),
                ThriftListType list => Wrap(type.Where, Resolve(scope, list.Element), element => new IdlListType(element)),
                ThriftSetType set => Wrap(type.Where, ResolveKey(scope, set.Element, "element of a set"), element => new IdlSetType(element)),
                ThriftMapType map => ResolveMap(scope, map),
                _ => null,
            };
        }
        finally
        {
            _recursion--;
        }
    }

    /// <summary>What a typedef stands for; null if that is wrong.</summary>
    public ResolvedType? Resolve(ThriftSymbol symbol)
    {
        ThriftTypedef definition = (ThriftTypedef)symbol.Definition;
        if (symbol.State == LinkState.Running)
        {
            IEnumerable<string> circle = _running.TakeWhile(s => s != symbol).Select(s => s.Definition.Name).Reverse();
            context.Report(IdlRules.TypedefCycle, definition.Where, definition.Name, Circle.Describe([definition.Name, .. circle, definition.Name]));
            return null;
        }

        if (symbol.State == LinkState.Untouched)
        {
            symbol.State = LinkState.Running;
            _running.Push(symbol);
            symbol.Type = definition.Type is null ? null : Resolve(symbol.Scope, definition.Type);
            _running.Pop();
            symbol.State = LinkState.Done;
        }

        return symbol.Type;
    }

    /// <summary>How Thrift writes a type.</summary>
    public static string Describe(IdlType type) => type switch
    {
        IdlScalarType scalar => scalar.Kind.ToString().ToLowerInvariant(),
        IdlEnumType @enum => @enum.Id.Name,
        IdlMessageType message => message.Id.Name,
        IdlListType list => $"list<{Describe(list.Element)}>",
        IdlSetType set => $"set<{Describe(set.Element)}>",
        IdlMapType map => $"map<{Describe(map.Key)}, {Describe(map.Value)}>",
        _ => "",
    };

    // A file that defines uuid itself, as files did before Thrift had it, means its own.
    private ResolvedType? ResolveScalar(ThriftScope scope, ThriftScalarType scalar)
        => scalar.Kind == IdlScalar.Uuid && scope.Symbols.ContainsKey("uuid")
            ? ResolveNamed(scope, new("uuid", default, scalar.Where))
            : new(new IdlScalarType(scalar.Kind), 1, 1);

    private ResolvedType? ResolveNamed(ThriftScope scope, ThriftNamedType named)
    {
        ThriftSymbol? symbol = names.Find(scope, named.Name, named.Where, "a type", IsType);
        return symbol?.Definition switch
        {
            ThriftEnum => new(new IdlEnumType(symbol.Id), 1, 1),
            ThriftStruct definition => new(new IdlMessageType(symbol.Id, definition.Kind), 1, 1),
            ThriftTypedef => Resolve(symbol),
            _ => null,
        };
    }

    private ResolvedType? ResolveMap(ThriftScope scope, ThriftMapType map)
    {
        // Both, so that what is wrong with either is reported.
        ResolvedType? key = ResolveKey(scope, map.Key, "key of a map");
        ResolvedType? value = Resolve(scope, map.Value);
        return key is null || value is null
            ? null
            : Bound(map.Where, new(new IdlMapType(key.Type, value.Type), Math.Max(key.Depth, value.Depth) + 1, key.Size + value.Size + 1));
    }

    private ResolvedType? ResolveKey(ThriftScope scope, ThriftType type, string place)
    {
        ResolvedType? key = Resolve(scope, type);
        string? kind = key?.Type switch
        {
            IdlListType => "list",
            IdlSetType => "set",
            IdlMapType => "map",
            _ => null,
        };
        if (kind is not null)
        {
            context.Report(IdlRules.CollectionAsKey, type.Where, kind, place);
        }

        return key;
    }

    private ResolvedType? Wrap(SourceSpan where, ResolvedType? element, Func<IdlType, IdlType> wrap)
        => element is null ? null : Bound(where, new(wrap(element.Type), element.Depth + 1, element.Size + 1));

    private ResolvedType? Bound(SourceSpan where, ResolvedType type)
    {
        if (type.Depth <= ThriftParser.MaxDepth && type.Size <= MaxSize)
        {
            return type;
        }

        context.Report(
            IdlRules.TooDeep,
            where,
            type.Size > MaxSize
                ? $"with its typedefs resolved this type has more than {MaxSize} parts; give some of them a struct of their own"
                : $"with its typedefs resolved this type nests more than {ThriftParser.MaxDepth} levels deep; give the inner ones a struct of their own");
        return null;
    }
}
