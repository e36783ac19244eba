using Tern.Serialization;
using Tern.WellKnown;

namespace Tern.Grpc.Descriptors;

/// <summary>The files of <c>google/protobuf</c> that contracts import, the same as every Protobuf library has them.</summary>
/// <remarks>Source of order and options: <c>google/protobuf/*.proto</c>. A library refuses a file of that name that differs from its own.</remarks>
internal static class WellKnownFiles
{
    private const string Package = "google.protobuf";

    private static readonly (string File, string Java, string Go, string[] Messages, string[] Enums)[] s_files =
    [
        ("any", "AnyProto", "anypb", ["Any"], []),
        ("duration", "DurationProto", "durationpb", ["Duration"], []),
        ("empty", "EmptyProto", "emptypb", ["Empty"], []),
        ("field_mask", "FieldMaskProto", "fieldmaskpb", ["FieldMask"], []),
        ("struct", "StructProto", "structpb", ["Struct", "Value", "ListValue"], ["NullValue"]),
        ("timestamp", "TimestampProto", "timestamppb", ["Timestamp"], []),
        (
            "wrappers", "WrappersProto", "wrapperspb",
            ["DoubleValue", "FloatValue", "Int64Value", "UInt64Value", "Int32Value", "UInt32Value", "BoolValue", "StringValue", "BytesValue"], []),
    ];

    private static readonly Dictionary<string, string> s_fileOf = s_files
        .SelectMany(static file => file.Messages.Concat(file.Enums).Select(name => (Name: $"{Package}.{name}", File: NameOf(file.File))))
        .ToDictionary(static entry => entry.Name, static entry => entry.File, StringComparer.Ordinal);

    /// <summary>Name of the file that declares a type; <see langword="null"/> if none of these does.</summary>
    public static string? FileOf(string type) => s_fileOf.GetValueOrDefault(type);

    /// <summary>Makes the files.</summary>
    public static IEnumerable<FileDescriptorProto> Create()
    {
        var pieces = new Pieces();
        WellKnownTypes.Describe(pieces);
        foreach ((string file, string java, string go, string[] messages, string[] enums) in s_files)
        {
            yield return new FileDescriptorProto
            {
                Name = NameOf(file),
                Package = Package,
                Messages = [.. messages.Select(name => pieces.Messages[$"{Package}.{name}"])],
                Enums = [.. enums.Select(name => pieces.Enums[$"{Package}.{name}"])],
                Options = OptionsOf(file, java, go),
                Syntax = "proto3",
            };
        }
    }

    private static FileOptions OptionsOf(string file, string java, string go) => new()
    {
        JavaPackage = "com.google.protobuf",
        JavaOuterClassname = java,
        JavaMultipleFiles = true,
        GoPackage = $"google.golang.org/protobuf/types/known/{go}",
        CcEnableArenas = file == "any" ? null : true,
        ObjcClassPrefix = "GPB",
        CsharpNamespace = "Google.Protobuf.WellKnownTypes",
    };

    private static string NameOf(string file) => $"google/protobuf/{file}.proto";

    private sealed class Pieces : IProtobufSchemaVisitor
    {
        public Dictionary<string, DescriptorProto> Messages { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, EnumDescriptorProto> Enums { get; } = new(StringComparer.Ordinal);

        public bool VisitMessage(string name, ReadOnlySpan<byte> descriptor) => Messages.TryAdd(name, ProtobufSerializer.Read<DescriptorProto>(descriptor));

        public void VisitOneOf(string message, string oneOf, string union)
        {
        }

        public void VisitEnum(string name, bool isClosed, ReadOnlySpan<byte> descriptor) => Enums[name] = ProtobufSerializer.Read<EnumDescriptorProto>(descriptor);

        public void VisitService(string name, ReadOnlySpan<byte> descriptor)
        {
        }
    }
}
