using System.Globalization;
using System.Text;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Tests.Protobuf.Support;

/// <summary>What Tern says of a file, one line per fact, in the form of <see cref="DescriptorText"/>.</summary>
internal static class SchemaText
{
    public static IReadOnlyList<string> Of(IdlFile file, string root)
    {
        string Path(string path) => path.StartsWith(root, StringComparison.Ordinal) ? path[root.Length..] : path;
        List<string> lines =
        [
            $"file package={file.Package} imports={string.Join(',', file.Imports.Select(Path))} public={string.Join(',', file.PublicImports.Select(Path))}",
            .. file.Messages.Select(Message),
            .. file.Messages.SelectMany(message => message.Fields.Select(field => Field("field", Join(message.Id.Name, field.Name), field, ""))),
            .. file.Extensions.Select(extension => Field("extension", extension.Id.Name, extension.Field, "." + extension.Extendee.Name)),
            .. file.Enums.SelectMany(Enum),
            .. file.Services.SelectMany(Service),
        ];
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static string Join(string scope, string name) => scope.Length == 0 ? name : scope + "." + name;

    private static string Message(IdlMessage message)
        => $"message {message.Id.Name} oneofs={string.Join(',', message.OneOfs)} reserved={Ranges(message.Reserved)} names={string.Join(',', message.ReservedNames)}"
            + $" extensions={Ranges(message.ExtensionRanges)}{Doc(message.Doc)}";

    private static string Ranges(EquatableArray<IdlRange> ranges) => string.Join(',', ranges.Select(range => $"{range.First}-{range.Last}"));

    private static string Field(string kind, string name, IdlField field, string extendee)
        => $"{kind} {name} {field.Id} {Type(field.Type)} {field.Presence.ToString().ToLowerInvariant()} oneof={field.OneOf}"
            + $" packed={field.IsPacked} group={field.IsGroup} utf8={field.IsUtf8Checked} json={field.JsonName ?? JsonName(field.Name)} extends={extendee} default={Default(field)}{Doc(field.Doc)}";

    private static string Type(IdlType type) => type switch
    {
        IdlListType list => "list " + Type(list.Element),
        IdlMapType map => $"map {Type(map.Key)} {Type(map.Value)}",
        IdlScalarType scalar => scalar.Kind switch
        {
            IdlScalar.I32 => "int32",
            IdlScalar.I64 => "int64",
            IdlScalar.Binary => "bytes",
            IdlScalar other => other.ToString().ToLowerInvariant(),
        },
        IdlEnumType @enum => @enum.Id.Name,
        IdlMessageType message => message.Id.Name,
        _ => throw new InvalidOperationException($"Protobuf has no {type}."),
    };

    private static string JsonName(string name)
    {
        StringBuilder json = new();
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] != '_')
            {
                json.Append(i > 0 && name[i - 1] == '_' ? char.ToUpperInvariant(name[i]) : name[i]);
            }
        }

        return json.ToString();
    }

    private static string Default(IdlField field) => field.Default switch
    {
        null => "none",
        IdlBool value => value.Value ? "true" : "false",
        IdlText text => Convert.ToHexString(Encoding.UTF8.GetBytes(text.Value)),
        IdlBytes bytes => Convert.ToHexString([.. bytes.Value]),
        IdlEnumConstant constant => constant.Name!,
        IdlDouble number when field.Type is IdlScalarType { Kind: IdlScalar.Float } => ((float)number.Value).ToString("R", CultureInfo.InvariantCulture),
        IdlDouble number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        IdlInteger number when field.Type is IdlScalarType { Kind: IdlScalar.UInt32 or IdlScalar.UInt64 or IdlScalar.Fixed32 or IdlScalar.Fixed64 }
            => ((ulong)number.Value).ToString(CultureInfo.InvariantCulture),
        IdlInteger number => number.Value.ToString(CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"Protobuf has no default such as {field.Default}."),
    };

    private static IEnumerable<string> Enum(IdlEnum @enum)
        => @enum.Values.Select((value, i) => $"value {@enum.Id.Name} {i} {value.Name} {value.Value}{Doc(value.Doc)}")
            .Prepend($"enum {@enum.Id.Name} closed={@enum.IsClosed} reserved={Ranges(@enum.Reserved)} names={string.Join(',', @enum.ReservedNames)}{Doc(@enum.Doc)}");

    private static IEnumerable<string> Service(IdlService service)
        => service.Methods.Select((method, i) => $"method {service.Id.Name} {i} {method.Name} {Type(method.Parameters[0].Type)} {method.Kind is MethodKind.ClientStreaming or MethodKind.DuplexStreaming}"
            + $" {Type(method.Result!)} {method.Kind is MethodKind.ServerStreaming or MethodKind.DuplexStreaming} idempotent={method.IsIdempotent}{Doc(method.Doc)}")
            .Prepend($"service {service.Id.Name}{Doc(service.Doc)}");

    private static string Doc(string? doc) => doc is null ? "" : $" doc={string.Join('|', doc.Split('\n').Select(line => line.Trim()))}";
}
