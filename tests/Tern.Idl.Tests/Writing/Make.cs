using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Tests.Writing;

/// <summary>Makes schemas without text. Definitions come in the order in which they are made.</summary>
internal static class Make
{
    public const string ThriftPath = "shop.thrift";
    public const string ProtoPath = "shop.proto";

    private static int s_next;

    public static SourceSpan Here(string path) => new(path, Interlocked.Increment(ref s_next), 1, 0, 0, 0, 1);

    public static IdlFile ThriftFile(IEnumerable<object>? definitions = null, string path = ThriftPath, params string[] imports)
        => File(path, IdlSyntax.Thrift, "", definitions ?? [], imports);

    public static IdlFile ProtoFile(IdlSyntax syntax, IEnumerable<object> definitions, string path = ProtoPath, string package = "shop", params string[] imports)
        => File(path, syntax, package, definitions, imports);

    public static IdlScalarType Scalar(IdlScalar kind) => new(kind);

    public static IdlMessageType Message(string name, string path = ThriftPath, IdlMessageKind kind = IdlMessageKind.Struct) => new(new IdlId(path, name), kind);

    public static IdlEnumType Enum(string name, string path = ThriftPath) => new(new IdlId(path, name));

    public static IdlAnnotation Note(string key, string value, bool isText = false) => new(key, value, Here("")) { IsText = isText };

    public static IdlField Field(
        int id,
        string name,
        IdlType type,
        IdlPresence presence = IdlPresence.Default,
        IdlValue? initial = null,
        string? json = null,
        string? oneOf = null,
        bool isPacked = false,
        bool isGroup = false,
        string? doc = null,
        params IdlAnnotation[] notes)
        => new(id, name, type, presence, initial, json, oneOf, isPacked, isGroup, IsUtf8Checked: true, doc, new(notes), Here(""));

    public static IdlMessage Struct(string path, string name, params IdlField[] fields)
        => new(new IdlId(path, name), IdlMessageKind.Struct, ContainerOf(path, name, "shop"), new(fields), fields.Select(f => f.OneOf).OfType<string>().Distinct().ToEquatableArray(), default, default, null, default, Here(path));

    public static IdlEnum EnumOf(string path, string name, params (string Name, int Value)[] values)
        => new(new IdlId(path, name), ContainerOf(path, name, "shop"), values.Select(v => new IdlEnumValue(v.Name, v.Value, null, default, Here(path))).ToEquatableArray(), false, null, default, Here(path));

    public static IdlMethod Method(string name, IdlType? result, params IdlField[] parameters)
        => new(name, MethodKind.Unary, new(parameters), result, default, false, null, default, Here(""));

    public static IdlService Service(string path, string name, params IdlMethod[] methods)
        => new(new IdlId(path, name), null, new(methods), null, default, Here(path));

    private static IdlId? ContainerOf(string path, string name, string package)
    {
        string container = name.Contains('.') ? name[..name.LastIndexOf('.')] : "";
        return container.Length == 0 || container == package ? null : new IdlId(path, container);
    }

    private static IdlFile File(string path, IdlSyntax syntax, string package, IEnumerable<object> definitions, string[] imports)
    {
        object[] all = [.. definitions];
        return new(
            path,
            syntax,
            package,
            all.OfType<IdlNamespace>().ToEquatableArray(),
            imports.ToEquatableArray(),
            all.OfType<IdlTypedef>().ToEquatableArray(),
            all.OfType<IdlConstant>().ToEquatableArray(),
            all.OfType<IdlEnum>().ToEquatableArray(),
            all.OfType<IdlMessage>().ToEquatableArray(),
            all.OfType<IdlService>().ToEquatableArray(),
            all.OfType<IdlAnnotation>().ToEquatableArray(),
            null)
        {
            Extensions = all.OfType<IdlExtension>().ToEquatableArray(),
        };
    }
}
