using Tern.Idl.Protobuf.Linking;
using Tern.Idl.Protobuf.Syntax;

namespace Tern.Idl.Protobuf.Symbols;

/// <summary>An enum while it is being linked.</summary>
internal sealed class EnumSymbol : Symbol
{
    private Dictionary<string, EnumValueSymbol>? _valuesByName;

    public EnumSymbol(FileSymbol file, MessageSymbol? container, ProtoEnum syntax)
        : base(file, container, syntax.Name.Text, Join(container?.FullName ?? file.Package, syntax.Name.Text), syntax.Name.Where)
    {
        Syntax = syntax;
        Features = container?.Features ?? file.Features;
    }

    public ProtoEnum Syntax { get; }

    public override string Kind => "enum";

    public override bool IsScope => true;

    public override bool IsType => true;

    public Features Features { get; set; }

    public List<EnumValueSymbol> Values { get; } = [];

    /// <summary>A value by its name.</summary>
    public EnumValueSymbol? Value(string name)
    {
        if (_valuesByName is null)
        {
            _valuesByName = new(StringComparer.Ordinal);
            foreach (EnumValueSymbol value in Values)
            {
                _valuesByName[value.Name] = value;
            }
        }

        return _valuesByName.TryGetValue(name, out EnumValueSymbol? found) ? found : null;
    }
}

/// <summary>A value of an enum. Its name belongs to the scope around the enum.</summary>
internal sealed class EnumValueSymbol : Symbol
{
    public EnumValueSymbol(EnumSymbol @enum, ProtoEnumValue syntax)
        : base(@enum.File, @enum.Container, syntax.Name.Text, Join(@enum.Scope, syntax.Name.Text), syntax.Name.Where)
    {
        Enum = @enum;
        Syntax = syntax;
    }

    public EnumSymbol Enum { get; }

    public ProtoEnumValue Syntax { get; }

    public override string Kind => "enum value";

    public long Number => Syntax.Number.Value;
}
