// Written by generate.py.
using Tern.WellKnown;

namespace Tern.Conformance.Messages;

[RpcMessage(KeepUnknownFields = true, Name = "protobuf_test_messages.proto2.TestAllTypesProto2")]
public sealed partial class TestAllTypesProto2
{
    [RpcField(1, Name = "optional_int32")] public int? OptionalInt32 { get; set; }
    [RpcField(2, Name = "optional_int64")] public long? OptionalInt64 { get; set; }
    [RpcField(3, Name = "optional_uint32")] public uint? OptionalUint32 { get; set; }
    [RpcField(4, Name = "optional_uint64")] public ulong? OptionalUint64 { get; set; }
    [RpcField(5, Name = "optional_sint32", Wire = WireEncoding.ZigZag)] public int? OptionalSint32 { get; set; }
    [RpcField(6, Name = "optional_sint64", Wire = WireEncoding.ZigZag)] public long? OptionalSint64 { get; set; }
    [RpcField(7, Name = "optional_fixed32", Wire = WireEncoding.Fixed)] public uint? OptionalFixed32 { get; set; }
    [RpcField(8, Name = "optional_fixed64", Wire = WireEncoding.Fixed)] public ulong? OptionalFixed64 { get; set; }
    [RpcField(9, Name = "optional_sfixed32", Wire = WireEncoding.Fixed)] public int? OptionalSfixed32 { get; set; }
    [RpcField(10, Name = "optional_sfixed64", Wire = WireEncoding.Fixed)] public long? OptionalSfixed64 { get; set; }
    [RpcField(11, Name = "optional_float")] public float? OptionalFloat { get; set; }
    [RpcField(12, Name = "optional_double")] public double? OptionalDouble { get; set; }
    [RpcField(13, Name = "optional_bool")] public bool? OptionalBool { get; set; }
    [RpcField(14, Name = "optional_string")] public string? OptionalString { get; set; }
    [RpcField(15, Name = "optional_bytes")] public byte[]? OptionalBytes { get; set; }
    [RpcField(18, Name = "optional_nested_message")] public NestedMessage? OptionalNestedMessage { get; set; }
    [RpcField(19, Name = "optional_foreign_message")] public ForeignMessageProto2? OptionalForeignMessage { get; set; }
    [RpcField(21, Name = "optional_nested_enum")] public NestedEnum? OptionalNestedEnum { get; set; }
    [RpcField(22, Name = "optional_foreign_enum")] public ForeignEnumProto2? OptionalForeignEnum { get; set; }
    [RpcField(24, Name = "optional_string_piece")] public string? OptionalStringPiece { get; set; }
    [RpcField(25, Name = "optional_cord")] public string? OptionalCord { get; set; }
    [RpcField(27, Name = "recursive_message")] public TestAllTypesProto2? RecursiveMessage { get; set; }
    [RpcField(31, Name = "repeated_int32", Packed = false)] public List<int> RepeatedInt32 { get; set; } = [];
    [RpcField(32, Name = "repeated_int64", Packed = false)] public List<long> RepeatedInt64 { get; set; } = [];
    [RpcField(33, Name = "repeated_uint32", Packed = false)] public List<uint> RepeatedUint32 { get; set; } = [];
    [RpcField(34, Name = "repeated_uint64", Packed = false)] public List<ulong> RepeatedUint64 { get; set; } = [];
    [RpcField(35, Name = "repeated_sint32", Wire = WireEncoding.ZigZag, Packed = false)] public List<int> RepeatedSint32 { get; set; } = [];
    [RpcField(36, Name = "repeated_sint64", Wire = WireEncoding.ZigZag, Packed = false)] public List<long> RepeatedSint64 { get; set; } = [];
    [RpcField(37, Name = "repeated_fixed32", Wire = WireEncoding.Fixed, Packed = false)] public List<uint> RepeatedFixed32 { get; set; } = [];
    [RpcField(38, Name = "repeated_fixed64", Wire = WireEncoding.Fixed, Packed = false)] public List<ulong> RepeatedFixed64 { get; set; } = [];
    [RpcField(39, Name = "repeated_sfixed32", Wire = WireEncoding.Fixed, Packed = false)] public List<int> RepeatedSfixed32 { get; set; } = [];
    [RpcField(40, Name = "repeated_sfixed64", Wire = WireEncoding.Fixed, Packed = false)] public List<long> RepeatedSfixed64 { get; set; } = [];
    [RpcField(41, Name = "repeated_float", Packed = false)] public List<float> RepeatedFloat { get; set; } = [];
    [RpcField(42, Name = "repeated_double", Packed = false)] public List<double> RepeatedDouble { get; set; } = [];
    [RpcField(43, Name = "repeated_bool", Packed = false)] public List<bool> RepeatedBool { get; set; } = [];
    [RpcField(44, Name = "repeated_string", Packed = false)] public List<string> RepeatedString { get; set; } = [];
    [RpcField(45, Name = "repeated_bytes", Packed = false)] public List<byte[]> RepeatedBytes { get; set; } = [];
    [RpcField(48, Name = "repeated_nested_message")] public List<NestedMessage> RepeatedNestedMessage { get; set; } = [];
    [RpcField(49, Name = "repeated_foreign_message")] public List<ForeignMessageProto2> RepeatedForeignMessage { get; set; } = [];
    [RpcField(51, Name = "repeated_nested_enum", Packed = false)] public List<NestedEnum> RepeatedNestedEnum { get; set; } = [];
    [RpcField(52, Name = "repeated_foreign_enum", Packed = false)] public List<ForeignEnumProto2> RepeatedForeignEnum { get; set; } = [];
    [RpcField(54, Name = "repeated_string_piece")] public List<string> RepeatedStringPiece { get; set; } = [];
    [RpcField(55, Name = "repeated_cord")] public List<string> RepeatedCord { get; set; } = [];
    [RpcField(75, Name = "packed_int32")] public List<int> PackedInt32 { get; set; } = [];
    [RpcField(89, Name = "unpacked_int32", Packed = false)] public List<int> UnpackedInt32 { get; set; } = [];
    [RpcField(76, Name = "packed_int64")] public List<long> PackedInt64 { get; set; } = [];
    [RpcField(90, Name = "unpacked_int64", Packed = false)] public List<long> UnpackedInt64 { get; set; } = [];
    [RpcField(77, Name = "packed_uint32")] public List<uint> PackedUint32 { get; set; } = [];
    [RpcField(91, Name = "unpacked_uint32", Packed = false)] public List<uint> UnpackedUint32 { get; set; } = [];
    [RpcField(78, Name = "packed_uint64")] public List<ulong> PackedUint64 { get; set; } = [];
    [RpcField(92, Name = "unpacked_uint64", Packed = false)] public List<ulong> UnpackedUint64 { get; set; } = [];
    [RpcField(79, Name = "packed_sint32", Wire = WireEncoding.ZigZag)] public List<int> PackedSint32 { get; set; } = [];
    [RpcField(93, Name = "unpacked_sint32", Wire = WireEncoding.ZigZag, Packed = false)] public List<int> UnpackedSint32 { get; set; } = [];
    [RpcField(80, Name = "packed_sint64", Wire = WireEncoding.ZigZag)] public List<long> PackedSint64 { get; set; } = [];
    [RpcField(94, Name = "unpacked_sint64", Wire = WireEncoding.ZigZag, Packed = false)] public List<long> UnpackedSint64 { get; set; } = [];
    [RpcField(81, Name = "packed_fixed32", Wire = WireEncoding.Fixed)] public List<uint> PackedFixed32 { get; set; } = [];
    [RpcField(95, Name = "unpacked_fixed32", Wire = WireEncoding.Fixed, Packed = false)] public List<uint> UnpackedFixed32 { get; set; } = [];
    [RpcField(82, Name = "packed_fixed64", Wire = WireEncoding.Fixed)] public List<ulong> PackedFixed64 { get; set; } = [];
    [RpcField(96, Name = "unpacked_fixed64", Wire = WireEncoding.Fixed, Packed = false)] public List<ulong> UnpackedFixed64 { get; set; } = [];
    [RpcField(83, Name = "packed_sfixed32", Wire = WireEncoding.Fixed)] public List<int> PackedSfixed32 { get; set; } = [];
    [RpcField(97, Name = "unpacked_sfixed32", Wire = WireEncoding.Fixed, Packed = false)] public List<int> UnpackedSfixed32 { get; set; } = [];
    [RpcField(84, Name = "packed_sfixed64", Wire = WireEncoding.Fixed)] public List<long> PackedSfixed64 { get; set; } = [];
    [RpcField(98, Name = "unpacked_sfixed64", Wire = WireEncoding.Fixed, Packed = false)] public List<long> UnpackedSfixed64 { get; set; } = [];
    [RpcField(85, Name = "packed_float")] public List<float> PackedFloat { get; set; } = [];
    [RpcField(99, Name = "unpacked_float", Packed = false)] public List<float> UnpackedFloat { get; set; } = [];
    [RpcField(86, Name = "packed_double")] public List<double> PackedDouble { get; set; } = [];
    [RpcField(100, Name = "unpacked_double", Packed = false)] public List<double> UnpackedDouble { get; set; } = [];
    [RpcField(87, Name = "packed_bool")] public List<bool> PackedBool { get; set; } = [];
    [RpcField(101, Name = "unpacked_bool", Packed = false)] public List<bool> UnpackedBool { get; set; } = [];
    [RpcField(88, Name = "packed_nested_enum")] public List<NestedEnum> PackedNestedEnum { get; set; } = [];
    [RpcField(102, Name = "unpacked_nested_enum", Packed = false)] public List<NestedEnum> UnpackedNestedEnum { get; set; } = [];
    [RpcField(56, Name = "map_int32_int32")] public Dictionary<int, int> MapInt32Int32 { get; set; } = [];
    [RpcField(57, Name = "map_int64_int64")] public Dictionary<long, long> MapInt64Int64 { get; set; } = [];
    [RpcField(58, Name = "map_uint32_uint32")] public Dictionary<uint, uint> MapUint32Uint32 { get; set; } = [];
    [RpcField(59, Name = "map_uint64_uint64")] public Dictionary<ulong, ulong> MapUint64Uint64 { get; set; } = [];
    [RpcField(60, Name = "map_sint32_sint32", KeyWire = WireEncoding.ZigZag, Wire = WireEncoding.ZigZag)] public Dictionary<int, int> MapSint32Sint32 { get; set; } = [];
    [RpcField(61, Name = "map_sint64_sint64", KeyWire = WireEncoding.ZigZag, Wire = WireEncoding.ZigZag)] public Dictionary<long, long> MapSint64Sint64 { get; set; } = [];
    [RpcField(62, Name = "map_fixed32_fixed32", KeyWire = WireEncoding.Fixed, Wire = WireEncoding.Fixed)] public Dictionary<uint, uint> MapFixed32Fixed32 { get; set; } = [];
    [RpcField(63, Name = "map_fixed64_fixed64", KeyWire = WireEncoding.Fixed, Wire = WireEncoding.Fixed)] public Dictionary<ulong, ulong> MapFixed64Fixed64 { get; set; } = [];
    [RpcField(64, Name = "map_sfixed32_sfixed32", KeyWire = WireEncoding.Fixed, Wire = WireEncoding.Fixed)] public Dictionary<int, int> MapSfixed32Sfixed32 { get; set; } = [];
    [RpcField(65, Name = "map_sfixed64_sfixed64", KeyWire = WireEncoding.Fixed, Wire = WireEncoding.Fixed)] public Dictionary<long, long> MapSfixed64Sfixed64 { get; set; } = [];
    [RpcField(66, Name = "map_int32_float")] public Dictionary<int, float> MapInt32Float { get; set; } = [];
    [RpcField(67, Name = "map_int32_double")] public Dictionary<int, double> MapInt32Double { get; set; } = [];
    [RpcField(68, Name = "map_bool_bool")] public Dictionary<bool, bool> MapBoolBool { get; set; } = [];
    [RpcField(69, Name = "map_string_string")] public Dictionary<string, string> MapStringString { get; set; } = [];
    [RpcField(70, Name = "map_string_bytes")] public Dictionary<string, byte[]> MapStringBytes { get; set; } = [];
    [RpcField(71, Name = "map_string_nested_message")] public Dictionary<string, NestedMessage> MapStringNestedMessage { get; set; } = [];
    [RpcField(72, Name = "map_string_foreign_message")] public Dictionary<string, ForeignMessageProto2> MapStringForeignMessage { get; set; } = [];
    [RpcField(73, Name = "map_string_nested_enum")] public Dictionary<string, NestedEnum> MapStringNestedEnum { get; set; } = [];
    [RpcField(74, Name = "map_string_foreign_enum")] public Dictionary<string, ForeignEnumProto2> MapStringForeignEnum { get; set; } = [];
    [RpcOneOf(Name = "oneof_field")] public OneofFieldCase? OneofField { get; set; }
    [RpcField(401, Name = "fieldname1")] public int? Fieldname1 { get; set; }
    [RpcField(402, Name = "field_name2")] public int? FieldName2 { get; set; }
    [RpcField(403, Name = "_field_name3")] public int? FieldName3 { get; set; }
    [RpcField(404, Name = "field__name4_")] public int? FieldName4 { get; set; }
    [RpcField(405, Name = "field0name5")] public int? Field0name5 { get; set; }
    [RpcField(406, Name = "field_0_name6")] public int? Field0Name6 { get; set; }
    [RpcField(407, Name = "fieldName7")] public int? FieldName7 { get; set; }
    [RpcField(408, Name = "FieldName8")] public int? FieldName8 { get; set; }
    [RpcField(409, Name = "field_Name9")] public int? FieldName9 { get; set; }
    [RpcField(410, Name = "Field_Name10")] public int? FieldName10 { get; set; }
    [RpcField(411, Name = "FIELD_NAME11")] public int? FIELDNAME11 { get; set; }
    [RpcField(412, Name = "FIELD_name12")] public int? FIELDName12 { get; set; }
    [RpcField(413, Name = "__field_name13")] public int? FieldName13 { get; set; }
    [RpcField(414, Name = "__Field_name14")] public int? FieldName14 { get; set; }
    [RpcField(415, Name = "field__name15")] public int? FieldName15 { get; set; }
    [RpcField(416, Name = "field__Name16")] public int? FieldName16 { get; set; }
    [RpcField(417, Name = "field_name17__")] public int? FieldName17 { get; set; }
    [RpcField(418, Name = "Field_name18__")] public int? FieldName18 { get; set; }
    [RpcField(103, Name = "map_int32_nested_message")] public Dictionary<int, NestedMessage> MapInt32NestedMessage { get; set; } = [];
    [RpcField(104, Name = "map_int32_bool")] public Dictionary<int, bool> MapInt32Bool { get; set; } = [];
    [RpcField(120, Name = "[protobuf_test_messages.proto2.extension_int32]")] public int? ExtensionInt32 { get; set; }
    [RpcField(133, Name = "[protobuf_test_messages.proto2.extension_string]")] public string? ExtensionString { get; set; }
    [RpcField(134, Name = "[protobuf_test_messages.proto2.extension_bytes]")] public byte[]? ExtensionBytes { get; set; }
    [RpcField(121, Name = "[protobuf_test_messages.proto2.groupfield]", Wire = WireEncoding.Group)] public GroupField? Groupfield { get; set; }
    [RpcField(201, Name = "data", Wire = WireEncoding.Group)] public DataGroup? Data { get; set; }
    [RpcField(204, Name = "multiwordgroupfield", Wire = WireEncoding.Group)] public MultiWordGroup? Multiwordgroupfield { get; set; }
    [RpcField(241, Name = "default_int32")] public int? DefaultInt32 { get; set; }
    [RpcField(242, Name = "default_int64")] public long? DefaultInt64 { get; set; }
    [RpcField(243, Name = "default_uint32")] public uint? DefaultUint32 { get; set; }
    [RpcField(244, Name = "default_uint64")] public ulong? DefaultUint64 { get; set; }
    [RpcField(245, Name = "default_sint32", Wire = WireEncoding.ZigZag)] public int? DefaultSint32 { get; set; }
    [RpcField(246, Name = "default_sint64", Wire = WireEncoding.ZigZag)] public long? DefaultSint64 { get; set; }
    [RpcField(247, Name = "default_fixed32", Wire = WireEncoding.Fixed)] public uint? DefaultFixed32 { get; set; }
    [RpcField(248, Name = "default_fixed64", Wire = WireEncoding.Fixed)] public ulong? DefaultFixed64 { get; set; }
    [RpcField(249, Name = "default_sfixed32", Wire = WireEncoding.Fixed)] public int? DefaultSfixed32 { get; set; }
    [RpcField(250, Name = "default_sfixed64", Wire = WireEncoding.Fixed)] public long? DefaultSfixed64 { get; set; }
    [RpcField(251, Name = "default_float")] public float? DefaultFloat { get; set; }
    [RpcField(252, Name = "default_double")] public double? DefaultDouble { get; set; }
    [RpcField(253, Name = "default_bool")] public bool? DefaultBool { get; set; }
    [RpcField(254, Name = "default_string")] public string? DefaultString { get; set; }
    [RpcField(255, Name = "default_bytes")] public byte[]? DefaultBytes { get; set; }
    [RpcField(500, Name = "message_set_correct")] public MessageSet? MessageSetCorrect { get; set; }

    [RpcUnion]
    public abstract partial record OneofFieldCase
    {
        [RpcField(111, Name = "oneof_uint32")]
        public sealed record OneofUint32(uint Value) : OneofFieldCase;

        [RpcField(112, Name = "oneof_nested_message")]
        public sealed record OneofNestedMessage(NestedMessage Value) : OneofFieldCase;

        [RpcField(113, Name = "oneof_string")]
        public sealed record OneofString(string Value) : OneofFieldCase;

        [RpcField(114, Name = "oneof_bytes")]
        public sealed record OneofBytes(byte[] Value) : OneofFieldCase;

        [RpcField(115, Name = "oneof_bool")]
        public sealed record OneofBool(bool Value) : OneofFieldCase;

        [RpcField(116, Name = "oneof_uint64")]
        public sealed record OneofUint64(ulong Value) : OneofFieldCase;

        [RpcField(117, Name = "oneof_float")]
        public sealed record OneofFloat(float Value) : OneofFieldCase;

        [RpcField(118, Name = "oneof_double")]
        public sealed record OneofDouble(double Value) : OneofFieldCase;

        [RpcField(119, Name = "oneof_enum")]
        public sealed record OneofEnum(NestedEnum Value) : OneofFieldCase;
    }

    [RpcMessage(KeepUnknownFields = true)]
    public sealed partial class NestedMessage
    {
        [RpcField(1, Name = "a")] public int? A { get; set; }
        [RpcField(2, Name = "corecursive")] public TestAllTypesProto2? Corecursive { get; set; }
    }

    [RpcEnum(IsClosed = true)]
    public enum NestedEnum
    {
        [RpcEnumValue("FOO")]
        FOO = 0,

        [RpcEnumValue("BAR")]
        BAR = 1,

        [RpcEnumValue("BAZ")]
        BAZ = 2,

        [RpcEnumValue("NEG")]
        NEG = -1,
    }

    [RpcMessage(KeepUnknownFields = true)]
    public sealed partial class GroupField
    {
        [RpcField(122, Name = "group_int32")] public int? GroupInt32 { get; set; }
        [RpcField(123, Name = "group_uint32")] public uint? GroupUint32 { get; set; }
    }

    [RpcMessage(KeepUnknownFields = true)]
    public sealed partial class DataGroup
    {
        [RpcField(202, Name = "group_int32")] public int? GroupInt32 { get; set; }
        [RpcField(203, Name = "group_uint32")] public uint? GroupUint32 { get; set; }
    }

    [RpcMessage(KeepUnknownFields = true)]
    public sealed partial class MultiWordGroup
    {
        [RpcField(205, Name = "group_int32")] public int? GroupInt32 { get; set; }
        [RpcField(206, Name = "group_uint32")] public uint? GroupUint32 { get; set; }
    }

    [RpcMessage(KeepUnknownFields = true)]
    public sealed partial class MessageSet
    {
    }
}

[RpcMessage(KeepUnknownFields = true, Name = "protobuf_test_messages.proto2.ForeignMessageProto2")]
public sealed partial class ForeignMessageProto2
{
    [RpcField(1, Name = "c")] public int? C { get; set; }
}

[RpcEnum(IsClosed = true)]
public enum ForeignEnumProto2
{
    [RpcEnumValue("FOREIGN_FOO")]
    FOREIGN_FOO = 0,

    [RpcEnumValue("FOREIGN_BAR")]
    FOREIGN_BAR = 1,

    [RpcEnumValue("FOREIGN_BAZ")]
    FOREIGN_BAZ = 2,
}
