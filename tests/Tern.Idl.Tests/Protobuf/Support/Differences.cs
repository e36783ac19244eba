namespace Tern.Idl.Tests.Protobuf.Support;

/// <summary>Files of the corpus that Debian's protoc judges otherwise, and why. The newer one judges all files as Tern does.</summary>
internal static class Differences
{
    /// <summary>Right files that version 3.21 refuses.</summary>
    public static readonly Dictionary<string, string> OldRefuses = new(StringComparer.Ordinal)
    {
        ["good/extensions/declarations.proto"] = "declarations of extensions are newer",
        ["good/fields/json_conflict_allowed.proto"] = "deprecated_legacy_json_field_conflicts is newer",
        ["good/lexical/floats.proto"] = "whole numbers beyond 64 bits were no floating-point numbers yet",
        ["good/lexical/strings.proto"] = "\\X was no escape yet",
        ["good/options/targets.proto"] = "targets of options are newer",
    };

    /// <summary>Wrong files that version 3.21 accepts.</summary>
    public static readonly Dictionary<string, string> OldAccepts = new(StringComparer.Ordinal)
    {
        ["wrong/numbers/json_names_proto2.proto"] = "custom JSON names of proto2 were not compared yet",
        ["wrong/options/map_entry.proto"] = "map_entry set by hand was let through where the message looks like an entry",
    };
}
