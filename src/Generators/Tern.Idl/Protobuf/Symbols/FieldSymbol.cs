using Tern.Idl.Protobuf.Linking;
using Tern.Idl.Protobuf.Syntax;
using Tern.Schema.Idl;

namespace Tern.Idl.Protobuf.Symbols;

/// <summary>A field or extension while it is being linked.</summary>
internal sealed class FieldSymbol : Symbol
{
    public FieldSymbol(FileSymbol file, MessageSymbol? container, ProtoField syntax, ProtoName? extendee)
        : this(file, container, syntax, extendee, syntax.Group is null ? syntax.Name.Text : syntax.Name.Text.ToLowerInvariant())
    {
    }

    private FieldSymbol(FileSymbol file, MessageSymbol? container, ProtoField syntax, ProtoName? extendee, string name)
        : base(file, container, name, Join(container?.FullName ?? file.Package, name), syntax.Name.Where)
    {
        Syntax = syntax;
        ExtendeeName = extendee;
        Features = container?.Features ?? file.Features;
    }

    public ProtoField Syntax { get; }

    public override string Kind => IsExtension ? "extension" : "field";

    public Features Features { get; set; }

    public long Number => Syntax.Number.Value;

    /// <summary>The name of the message that it extends; <see langword="null"/> for a field.</summary>
    public ProtoName? ExtendeeName { get; }

    public bool IsExtension => ExtendeeName is not null;

    /// <summary>The message that it extends, if there is one of that name.</summary>
    public MessageSymbol? Extendee { get; set; }

    /// <summary>The message that holds it: its own, or the one that it extends.</summary>
    public MessageSymbol? Owner => IsExtension ? Extendee : Container;

    /// <summary>Its oneof.</summary>
    public OneOfSymbol? OneOf { get; set; }

    /// <summary>Its type if that is a scalar.</summary>
    public IdlScalar? Scalar { get; set; }

    /// <summary>Its type if that is an enum.</summary>
    public EnumSymbol? Enum { get; set; }

    /// <summary>Its type if that is a message; of a map the hidden message of its entries.</summary>
    public MessageSymbol? Message { get; set; }

    /// <summary>Whether its type is known.</summary>
    public bool HasType => Scalar is not null || Enum is not null || Message is not null;

    public bool IsMap => Message?.MapField == this;

    public bool IsGroup => Syntax.Group is not null;

    public bool IsRepeated => Syntax.Label == ProtoLabel.Repeated || IsMap;

    public bool IsRequired => Syntax.Label == ProtoLabel.Required || (!IsRepeated && OneOf is null && Features.Presence == FieldPresence.Required);

    /// <summary>Whether set and not set can be told apart.</summary>
    public bool HasPresence => !IsRepeated
        && (Message is not null || OneOf is not null || IsExtension || Syntax.Label is ProtoLabel.Optional or ProtoLabel.Required || Features.Presence != FieldPresence.Implicit);

    /// <summary>Whether a list of it can be written as one run of bytes.</summary>
    public bool IsPackable => IsRepeated && (Enum is not null || Scalar is not (null or IdlScalar.String or IdlScalar.Binary));

    /// <summary>Its default value, if that has been read and fits.</summary>
    public IdlValue? Default { get; set; }

    /// <summary>The name in JSON that it sets.</summary>
    public string? JsonName { get; set; }

    /// <summary>What it is of, in messages.</summary>
    public string TypeName => IsMap ? "map" : Scalar is { } scalar ? ScalarTypes.NameOf(scalar) : Enum?.FullName ?? Message?.FullName ?? "unknown";
}
