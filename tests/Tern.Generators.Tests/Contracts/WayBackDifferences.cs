namespace Tern.Generators.Tests.Contracts;

/// <summary>What is deliberately another way when IDL comes back from C#: <c>&gt;</c> what peers of the first notice of the second, <c>&lt;</c> the other way round.</summary>
internal static class WayBackDifferences
{
    private static readonly Dictionary<string, string[]> s_byFile = new(StringComparer.Ordinal)
    {
        // Default values of parameters in C# are constants and come last. On the wire arguments are always there.
        ["good/everything.thrift"] = ["> TERN3517 service Orders find 2", "< TERN3517 service Orders find 2"],
        ["good/service-arguments.thrift"] = ["> TERN3517 service Shop f 1", "> TERN3517 service Shop f 2", "< TERN3517 service Shop f 1", "< TERN3517 service Shop f 2"],

        // A union without cases can hold nothing; C# has a message without members for it, which travels alike.
        ["good/union-empty.thrift"] = ["> TERN3531 message _NOTHING", "< TERN3531 message _NOTHING"],

        // A required field is always there, so its default value is never seen.
        ["good/spread-over-lines.thrift"] = ["> TERN3517 message _ITEM 1", "< TERN3517 message _ITEM 1"],
        ["good/struct-presence.thrift"] = ["> TERN3517 message _ITEM 4", "< TERN3517 message _ITEM 4"],
        ["good/fields/defaults.proto"] = ["> TERN3517 message Defaults 7", "< TERN3517 message Defaults 7"],

        // A case of a union is there with its value, or is not the case.
        ["good/union.thrift"] = ["> TERN3517 message _ID 2", "< TERN3517 message _ID 2"],
        ["good/fields/oneofs_proto2.proto"] = ["> TERN3517 message Payment 1", "< TERN3517 message Payment 1"],

        // The values of maps begin with zero, which not every closed enum has: such a map is declared as the repeated entries that it is on the wire.
        ["good/fields/maps_proto2.proto"] = ["> TERN3511 message Maps 1", "< TERN3511 message Maps 1", "< TERN3532 message Maps.ColorsEntry"],

        // Messages of google.protobuf that describe schemas have no counterpart in C#; TERN33xx says so when the file is compiled.
        ["good/imports/well_known.proto"] =
        [
            "> TERN3515 message all.All 2", "> TERN3515 message all.All 6", "> TERN3515 message all.All 12", "> TERN3515 message all.All 13", "> TERN3515 message all.All 23",
        ],
    };

    private static readonly Dictionary<string, string[]> s_refused = new(StringComparer.Ordinal)
    {
        // A message that requires itself can never be complete.
        ["good/struct-requires-itself.thrift"] = ["StructRequiresItself.A", "StructRequiresItself.B"],
        ["good/lexical/keywords_as_names_proto2.proto"] = ["optional"],

        // Ids above 536870911, which message sets have.
        ["good/extensions/message_set.proto"] = ["Set"],

        // Extensions become members, and two of one number cannot be told apart.
        ["good/extensions/same_number_elsewhere.proto"] = ["ext.Open"],
    };

    // Names that differ by case and underscores alone, which the comparison does not look at.
    private static readonly string[] s_beyondComparison = ["good/identifiers.thrift"];

    public static IReadOnlyList<string> Of(string file) => s_byFile.TryGetValue(file, out string[]? differences) ? differences : [];

    /// <summary>Messages that C# refuses; the build says why.</summary>
    public static IReadOnlyList<string> RefusedIn(string file) => s_refused.TryGetValue(file, out string[]? messages) ? messages : [];

    /// <summary>Whether the comparison can speak of a file.</summary>
    public static bool CanCompare(string file) => !s_beyondComparison.Contains(file);
}
