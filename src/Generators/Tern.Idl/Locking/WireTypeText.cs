using Tern.Schema;

namespace Tern.Idl.Locking;

/// <summary>How far a changed type is the same on the wire.</summary>
internal enum TypeMatch
{
    /// <summary>Every value reads back as itself.</summary>
    Same,

    /// <summary>The same bytes, but not every value fits, or means, the same.</summary>
    SameEncoding,

    /// <summary>A peer reads nothing, or something else.</summary>
    Different,
}

/// <summary>Compares types as locks spell them.</summary>
/// <param name="wire">The wire.</param>
/// <param name="renames">New names of messages and enums by their old ones.</param>
/// <param name="enums">Names of enums, old and new ones.</param>
internal sealed class WireTypeText(ContractWires wire, IReadOnlyDictionary<string, string> renames, HashSet<string> enums)
{
    // Source: Protocol Buffers, "Language Guide (proto 3)", "Updating A Message Type".
    private static readonly string[][] s_protobufFamilies =
    [
        ["int32", "uint32", "int64", "uint64", "bool"],
        ["sint32", "sint64"],
        ["fixed32", "sfixed32"],
        ["fixed64", "sfixed64"],
        ["string", "bytes"],
    ];

    private static readonly string[][] s_thriftFamilies = [["string", "binary"]];

    /// <summary>Compares two types.</summary>
    public TypeMatch Compare(string before, string now)
    {
        before = WellKnown(before);
        now = WellKnown(now);
        (string head, string[] arguments) = Split(before);
        (string otherHead, string[] others) = Split(now);
        if (arguments.Length == 0 && others.Length == 0)
        {
            return Leaves(before, now);
        }

        return head == otherHead && arguments.Length == others.Length
            ? arguments.Zip(others, Compare).Max()
            : TypeMatch.Different;
    }

    /// <summary>Whether a name stands for an enum.</summary>
    public bool IsEnum(string type) => enums.Contains(type);

    private TypeMatch Leaves(string before, string now)
    {
        if (before == now || (renames.TryGetValue(before, out string? renamed) && renamed == now))
        {
            return TypeMatch.Same;
        }

        string[][] families = wire == ContractWires.Thrift ? s_thriftFamilies : s_protobufFamilies;
        return families.Any(f => f.Contains(Encoding(before)) && f.Contains(Encoding(now))) || Encoding(before) == Encoding(now) ? TypeMatch.SameEncoding : TypeMatch.Different;
    }

    // C# values that travel as messages are spelled apart from messages that C# has as such.
    private static string WellKnown(string type) => type switch
    {
        "timestamp" => "google.protobuf.Timestamp",
        "duration" => "google.protobuf.Duration",
        _ when type.StartsWith("wrapper<", StringComparison.Ordinal) => $"google.protobuf.{WrapperOf(type.Substring(8, type.Length - 9))}Value",
        _ => type,
    };

    private static string WrapperOf(string scalar) => scalar switch
    {
        "uint32" => "UInt32",
        "uint64" => "UInt64",
        _ => char.ToUpperInvariant(scalar[0]) + scalar.Substring(1),
    };

    private string Encoding(string type) => !enums.Contains(type) ? type : wire == ContractWires.Thrift ? "i32" : "int32";

    private static (string Head, string[] Arguments) Split(string type)
    {
        int open = type.IndexOf('<');
        if (open < 0 || type[type.Length - 1] != '>')
        {
            return (type, []);
        }

        var arguments = new List<string>();
        int depth = 0;
        int start = open + 1;
        for (int i = start; i < type.Length - 1; i++)
        {
            depth += type[i] switch
            {
                '<' => 1,
                '>' => -1,
                _ => 0,
            };
            if (type[i] == ',' && depth == 0)
            {
                arguments.Add(type.Substring(start, i - start));
                start = i + 1;
            }
        }

        arguments.Add(type.Substring(start, type.Length - 1 - start));
        return (type.Substring(0, open), [.. arguments]);
    }
}
