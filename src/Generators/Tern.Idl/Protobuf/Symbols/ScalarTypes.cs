using Tern.Schema.Idl;

namespace Tern.Idl.Protobuf.Symbols;

/// <summary>Names of Protobuf's scalar types.</summary>
internal static class ScalarTypes
{
    private static readonly Dictionary<string, IdlScalar> s_byName = new(StringComparer.Ordinal)
    {
        ["double"] = IdlScalar.Double,
        ["float"] = IdlScalar.Float,
        ["int32"] = IdlScalar.I32,
        ["int64"] = IdlScalar.I64,
        ["uint32"] = IdlScalar.UInt32,
        ["uint64"] = IdlScalar.UInt64,
        ["sint32"] = IdlScalar.SInt32,
        ["sint64"] = IdlScalar.SInt64,
        ["fixed32"] = IdlScalar.Fixed32,
        ["fixed64"] = IdlScalar.Fixed64,
        ["sfixed32"] = IdlScalar.SFixed32,
        ["sfixed64"] = IdlScalar.SFixed64,
        ["bool"] = IdlScalar.Bool,
        ["string"] = IdlScalar.String,
        ["bytes"] = IdlScalar.Binary,
    };

    private static readonly Dictionary<IdlScalar, string> s_names = s_byName.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The type of a name; <see langword="null"/> if the name is none of a scalar.</summary>
    public static IdlScalar? Of(string name) => s_byName.TryGetValue(name, out IdlScalar scalar) ? scalar : null;

    public static string NameOf(IdlScalar scalar) => s_names[scalar];

    /// <summary>Smallest value of a whole number's type.</summary>
    public static long MinOf(IdlScalar scalar) => scalar switch
    {
        IdlScalar.I32 or IdlScalar.SInt32 or IdlScalar.SFixed32 => int.MinValue,
        IdlScalar.I64 or IdlScalar.SInt64 or IdlScalar.SFixed64 => long.MinValue,
        _ => 0,
    };

    /// <summary>Largest value of a whole number's type; zero for other types.</summary>
    public static ulong MaxOf(IdlScalar scalar) => scalar switch
    {
        IdlScalar.I32 or IdlScalar.SInt32 or IdlScalar.SFixed32 => int.MaxValue,
        IdlScalar.I64 or IdlScalar.SInt64 or IdlScalar.SFixed64 => long.MaxValue,
        IdlScalar.UInt32 or IdlScalar.Fixed32 => uint.MaxValue,
        IdlScalar.UInt64 or IdlScalar.Fixed64 => ulong.MaxValue,
        _ => 0,
    };
}
