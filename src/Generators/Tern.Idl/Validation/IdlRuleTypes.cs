using Tern.Idl.CSharp;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Validation;

/// <summary>What types of IDL are to rules.</summary>
internal static class IdlRuleTypes
{
    /// <summary>The type as rules see it.</summary>
    public static RuleType Of(IdlType type, IdlIndex index) => type switch
    {
        IdlScalarType scalar => new RuleType(ShapeOf(scalar.Kind), NameOf(scalar.Kind), ScalarOf(scalar.Kind)),
        IdlEnumType enumeration => new RuleType(
            RuleShape.Enum,
            enumeration.Id.SimpleName,
            ScalarKind.Int32,
            (index.Enum(enumeration.Id)?.Values ?? default).Select(v => new EnumMember(v.Name, v.Value)).ToEquatableArray(),
            null,
            null),
        IdlListType list => new RuleType(RuleShape.List, "list", null, default, Of(list.Element, index), null),
        IdlSetType set => new RuleType(RuleShape.List, "set", null, default, Of(set.Element, index), null),
        IdlMapType map => new RuleType(RuleShape.Map, "map", null, default, Of(map.Value, index), Of(map.Key, index)),
        IdlMessageType message when WellKnownTypes.WrappedBy(message.Id) is { } wrapped => Of(new IdlScalarType(wrapped), index),
        IdlMessageType message => new RuleType(RuleShape.Message, message.Id.SimpleName),
        _ => new RuleType(RuleShape.Message, type.ToString()),
    };

    private static RuleShape ShapeOf(IdlScalar kind) => kind switch
    {
        IdlScalar.Bool => RuleShape.Bool,
        IdlScalar.Float or IdlScalar.Double => RuleShape.Float,
        IdlScalar.String => RuleShape.Text,
        IdlScalar.Binary => RuleShape.Binary,
        IdlScalar.Uuid => RuleShape.Guid,
        _ => RuleShape.Integer,
    };

    private static string NameOf(IdlScalar kind) => kind.ToString().ToLowerInvariant();

    private static ScalarKind ScalarOf(IdlScalar kind) => kind switch
    {
        IdlScalar.Bool => ScalarKind.Boolean,
        IdlScalar.I8 => ScalarKind.SByte,
        IdlScalar.I16 => ScalarKind.Int16,
        IdlScalar.I32 or IdlScalar.SInt32 or IdlScalar.SFixed32 => ScalarKind.Int32,
        IdlScalar.UInt32 or IdlScalar.Fixed32 => ScalarKind.UInt32,
        IdlScalar.UInt64 or IdlScalar.Fixed64 => ScalarKind.UInt64,
        IdlScalar.Float => ScalarKind.Single,
        IdlScalar.Double => ScalarKind.Double,
        IdlScalar.String => ScalarKind.String,
        IdlScalar.Binary => ScalarKind.ByteArray,
        IdlScalar.Uuid => ScalarKind.Guid,
        _ => ScalarKind.Int64,
    };
}
