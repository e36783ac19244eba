using Tern.Idl.CSharp.Naming;
using Tern.Schema;
using Tern.Schema.Idl;
using Tern.Schema.Naming;

namespace Tern.Idl.CSharp;

/// <summary>Turns types of IDL into types of C#.</summary>
internal sealed class TypeLowering(SchemaView view, NameTable names)
{
    private readonly Dictionary<IdlId, EnumType> _enums = [];
    private readonly Dictionary<IdlId, bool> _valueTypes = [];

    /// <summary>The C# type, without nullability; <see langword="null"/> if there is none, which has been reported.</summary>
    /// <param name="type">The type.</param>
    /// <param name="user">The definition that uses it.</param>
    /// <param name="where">Where that is.</param>
    public TypeModel? Of(IdlType type, IdlId user, SourceSpan where) => type switch
    {
        IdlScalarType scalar => ScalarTypes.Of(scalar.Kind),
        IdlEnumType @enum => EnumOf(@enum.Id, where),
        IdlMessageType message => MessageOf(message.Id, user, where),
        IdlListType list => Of(list.Element, user, where) is { } element
            ? ListOf(element, view.OptionsOf(user).UsesImmutableCollections)
            : null,
        IdlSetType set => Of(set.Element, user, where) is { } element
            ? SetOf(element, view.OptionsOf(user).UsesImmutableCollections)
            : null,
        IdlMapType map => Of(map.Key, user, where) is { } key && Of(map.Value, user, where) is { } value
            ? MapOf(key, value, view.OptionsOf(user).UsesImmutableCollections)
            : null,
        _ => throw new InvalidOperationException($"{type} is no type of IDL."),
    };

    /// <summary>What Protobuf must know of a field of the type.</summary>
    public static ProtobufModel EncodingOf(IdlField field, bool isAlwaysWritten)
    {
        WireEncoding value = field.IsGroup ? WireEncoding.Group : EncodingOf(LeafOf(field.Type));
        WireEncoding key = field.Type is IdlMapType map ? EncodingOf(map.Key) : WireEncoding.Default;
        string? json = field.JsonName is { } name && name != WireNames.JsonOf(field.Name) ? name : null;
        return ProtobufModel.Default with { Value = value, Key = key, IsAlwaysWritten = isAlwaysWritten, JsonName = json };
    }

    /// <summary>The C# type of a message, union or exception of the IDL.</summary>
    public MessageType ReferenceTo(IdlMessage message)
    {
        TypeName name = names.DeclaredTypeOf(message.Id);
        return new(
            name,
            GeneratedNames.CodecOf(name, claimed => names.IsClaimed(name.Namespace, claimed)),
            view.ProtobufNameOf(message.Id, name),
            IsValueType(message),
            SchemaView.IsUnion(message));
    }

    /// <summary>Whether a message is a struct in C#.</summary>
    public bool IsValueType(IdlMessage message)
    {
        if (!_valueTypes.TryGetValue(message.Id, out bool isValueType))
        {
            isValueType = IsStructByStyle(message) && !Contains(message, message.Id, []);
            _valueTypes.Add(message.Id, isValueType);
        }

        return isValueType;
    }

    /// <summary>The model of an enum that the IDL defines.</summary>
    public EnumType ModelOf(IdlEnum @enum)
    {
        if (!_enums.TryGetValue(@enum.Id, out EnumType? model))
        {
            TypeName name = names.DeclaredTypeOf(@enum.Id);
            model = new EnumType(
                name,
                view.ProtobufNameOf(@enum.Id, name),
                ScalarKind.Int32,
                @enum.Values.Select(v => new EnumMember(v.Name, v.Value)).ToEquatableArray(),
                @enum.IsClosed && view.FileOf(@enum.Id).Syntax != IdlSyntax.Thrift);
            _enums.Add(@enum.Id, model);
        }

        return model;
    }

    private EnumType? EnumOf(IdlId id, SourceSpan where)
    {
        if (WellKnownTypes.Of(id) is EnumType known)
        {
            return known;
        }

        return view.Has(id) && view.Index.Enum(id) is { } @enum ? ModelOf(@enum) : Unknown<EnumType>(id, where);
    }

    private TypeModel? MessageOf(IdlId id, IdlId user, SourceSpan where)
    {
        if (WellKnownTypes.TimeOf(id) is { } time && view.OptionsOf(user).UsesDotNetTimes)
        {
            return time;
        }

        if (WellKnownTypes.WrappedBy(id) is { } wrapped)
        {
            return ScalarTypes.Of(wrapped);
        }

        if (WellKnownTypes.Of(id) is { } known)
        {
            return known;
        }

        return view.Has(id) && view.Index.Message(id) is { } message ? ReferenceTo(message) : Unknown<TypeModel>(id, where);
    }

    private T? Unknown<T>(IdlId id, SourceSpan where)
        where T : class
    {
        // What has errors of its own has been reported; what nobody compiles has not.
        if (!view.Has(id))
        {
            view.Report(IdlRules.NotCompiled.At(where, id.Name, id.File));
        }

        return null;
    }

    private bool IsStructByStyle(IdlMessage message) => view.OptionsOf(message.Id).Style == CSharpStyle.Struct && message.Kind == IdlMessageKind.Struct;

    // A struct that holds itself by value, however deep, has no size. Collections hold by reference, and so do unions.
    private bool Contains(IdlMessage message, IdlId sought, HashSet<IdlId> visited)
    {
        foreach (IdlField field in view.FieldsOf(message))
        {
            if (field.OneOf is null
                && field.Type is IdlMessageType { Kind: IdlMessageKind.Struct } type
                && view.Has(type.Id)
                && (type.Id == sought
                    || (visited.Add(type.Id) && view.Index.Message(type.Id) is { } inner && IsStructByStyle(inner) && Contains(inner, sought, visited))))
            {
                return true;
            }
        }

        return false;
    }

    private static WireEncoding EncodingOf(IdlType type) => type switch
    {
        IdlScalarType scalar => ScalarTypes.EncodingOf(scalar.Kind),
        IdlMessageType message when WellKnownTypes.WrappedBy(message.Id) is not null => WireEncoding.Wrapper,
        _ => WireEncoding.Default,
    };

    private static IdlType LeafOf(IdlType type) => type switch
    {
        IdlListType list => LeafOf(list.Element),
        IdlSetType set => LeafOf(set.Element),
        IdlMapType map => LeafOf(map.Value),
        _ => type,
    };

    private static ListType ListOf(TypeModel element, bool isImmutable) => isImmutable
        ? new(Immutable("ImmutableArray", element), ListShape.ImmutableArray, element)
        : new(Generic("List", element), ListShape.List, element);

    private static SetType SetOf(TypeModel element, bool isImmutable) => isImmutable
        ? new(Immutable("ImmutableHashSet", element), SetShape.ImmutableHashSet, element)
        : new(Generic("HashSet", element), SetShape.HashSet, element);

    private static MapType MapOf(TypeModel key, TypeModel value, bool isImmutable) => isImmutable
        ? new(Immutable("ImmutableDictionary", key, value), MapShape.ImmutableDictionary, key, value)
        : new(Generic("Dictionary", key, value), MapShape.Dictionary, key, value);

    private static TypeName Immutable(string name, params TypeModel[] arguments)
        => TypeName.Generic("System.Collections.Immutable", name, [.. arguments.Select(a => a.Name)]);

    private static TypeName Generic(string name, params TypeModel[] arguments)
        => TypeName.Generic("System.Collections.Generic", name, [.. arguments.Select(a => a.Name)]);
}
