using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.CSharp;

/// <summary>The C# types of IDL's scalars.</summary>
internal static class ScalarTypes
{
    /// <summary>The C# type.</summary>
    public static ScalarType Of(IdlScalar kind) => kind switch
    {
        IdlScalar.Bool => Keyword("bool", ScalarKind.Boolean),
        IdlScalar.I8 => Keyword("sbyte", ScalarKind.SByte),
        IdlScalar.I16 => Keyword("short", ScalarKind.Int16),
        IdlScalar.I32 or IdlScalar.SInt32 or IdlScalar.SFixed32 => Keyword("int", ScalarKind.Int32),
        IdlScalar.I64 or IdlScalar.SInt64 or IdlScalar.SFixed64 => Keyword("long", ScalarKind.Int64),
        IdlScalar.UInt32 or IdlScalar.Fixed32 => Keyword("uint", ScalarKind.UInt32),
        IdlScalar.UInt64 or IdlScalar.Fixed64 => Keyword("ulong", ScalarKind.UInt64),
        IdlScalar.Float => Keyword("float", ScalarKind.Single),
        IdlScalar.Double => Keyword("double", ScalarKind.Double),
        IdlScalar.String => Keyword("string", ScalarKind.String),
        IdlScalar.Binary => new(new TypeName(null, "byte", default, "[]"), ScalarKind.ByteArray),
        IdlScalar.Uuid => new(new TypeName("System", "Guid"), ScalarKind.Uuid),
        _ => throw new InvalidOperationException($"{kind} is no scalar of IDL."),
    };

    /// <summary>How Protobuf encodes it, beyond what the C# type says.</summary>
    public static WireEncoding EncodingOf(IdlScalar kind) => kind switch
    {
        IdlScalar.SInt32 or IdlScalar.SInt64 => WireEncoding.ZigZag,
        IdlScalar.Fixed32 or IdlScalar.Fixed64 or IdlScalar.SFixed32 or IdlScalar.SFixed64 => WireEncoding.Fixed,
        _ => WireEncoding.Default,
    };

    private static ScalarType Keyword(string keyword, ScalarKind kind) => new(new TypeName(null, keyword), kind);
}
