namespace Tern.Idl;

public static partial class IdlRules
{
    /// <summary>TERN3201: the file is written in a language that nobody knows.</summary>
    public static readonly IdlRule ProtobufSyntax = new(
        "TERN3201",
        "Protobuf files are proto2, proto3 or of a known edition",
        "'{0}' is not known; use syntax = \"proto2\", syntax = \"proto3\", edition = \"2023\" or edition = \"2024\"",
        IdlSeverity.Error);

    private static IEnumerable<IdlRule> ProtobufRules() => [ProtobufSyntax];
}
