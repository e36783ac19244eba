using Tern.Schema.Idl;

namespace Tern.Idl.Thrift.Linking;

/// <summary>How far something that may depend on itself has been resolved.</summary>
internal enum LinkState
{
    Untouched,
    Running,
    Done,
}

/// <summary>A definition while files are linked, with what has been found out about it.</summary>
internal sealed class ThriftSymbol(ThriftScope scope, ThriftDefinition definition)
{
    public ThriftScope Scope { get; } = scope;

    public ThriftDefinition Definition { get; } = definition;

    public IdlId Id { get; } = new(scope.Path, definition.Name);

    /// <summary>Typedefs and constants: whether <see cref="Type"/> and <see cref="Value"/> are known.</summary>
    public LinkState State { get; set; }

    /// <summary>What a typedef stands for, or the type of a constant; null if that is wrong.</summary>
    public ResolvedType? Type { get; set; }

    /// <summary>Value of a constant; null if it is wrong.</summary>
    public ResolvedValue? Value { get; set; }

    /// <summary>Structs: the fields, once they are asked for.</summary>
    public StructFields? Fields { get; set; }

    /// <summary>Enums: the items, once they are asked for.</summary>
    public EnumItems? Items { get; set; }

    /// <summary>Services: the valid parent, once all parents are known.</summary>
    public ThriftSymbol? Parent { get; set; }

    /// <summary>Services: names of its own functions.</summary>
    public HashSet<string> Functions { get; } = new(StringComparer.Ordinal);

    /// <summary>What it is, with an article.</summary>
    public string Kind => Definition switch
    {
        ThriftTypedef => "a typedef",
        ThriftConst => "a constant",
        ThriftEnum => "an enum",
        ThriftService => "a service",
        ThriftStruct { Kind: IdlMessageKind.Union } => "a union",
        ThriftStruct { Kind: IdlMessageKind.Exception } => "an exception",
        _ => "a struct",
    };
}

/// <summary>A type without names, and how large it is: names make it easy to write types that are endless for whoever walks through them.</summary>
internal sealed record ResolvedType(IdlType Type, int Depth, int Size);

/// <summary>A value without references, how deep it nests and how many parts it has.</summary>
internal sealed record ResolvedValue(IdlValue Value, int Depth, int Size);

/// <summary>The items of an enum by name and by value.</summary>
internal sealed class EnumItems
{
    public List<IdlEnumValue> InOrder { get; } = [];

    /// <summary>Names of all items, those with a wrong value too.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, IdlEnumValue> ByName { get; } = new(StringComparer.Ordinal);

    /// <summary>The first item of each value.</summary>
    public Dictionary<int, IdlEnumValue> ByValue { get; } = [];
}

/// <summary>The fields of a struct with their types.</summary>
internal sealed class StructFields(IReadOnlyList<NumberedField> numbered)
{
    /// <summary>Those that are not left out, with their ids.</summary>
    public IReadOnlyList<NumberedField> Numbered { get; } = numbered;

    /// <summary>Types by position; null for those that are wrong.</summary>
    public List<IdlType?> Types { get; } = [];

    /// <summary>Names of those that every value must set.</summary>
    public List<string> Required { get; } = [];

    /// <summary>Positions by name; of several with one name the first.</summary>
    public Dictionary<string, int> ByName { get; } = new(StringComparer.Ordinal);
}
