namespace Tern.Interop.Tests.Contracts.Protobuf;

/// <summary>Every kind of field, as <c>conformance.proto</c> has it; of its oneof each member stands for itself.</summary>
[RpcMessage]
public sealed partial class All
{
    [RpcField(1, Name = "f_double")] public double FDouble { get; set; }

    [RpcField(2, Name = "f_float")] public float FFloat { get; set; }

    [RpcField(3, Name = "f_int32")] public int FInt32 { get; set; }

    [RpcField(4, Name = "f_int64")] public long FInt64 { get; set; }

    [RpcField(5, Name = "f_uint32")] public uint FUInt32 { get; set; }

    [RpcField(6, Name = "f_uint64")] public ulong FUInt64 { get; set; }

    [RpcField(7, Name = "f_sint32", Wire = WireEncoding.ZigZag)] public int FSInt32 { get; set; }

    [RpcField(8, Name = "f_sint64", Wire = WireEncoding.ZigZag)] public long FSInt64 { get; set; }

    [RpcField(9, Name = "f_fixed32", Wire = WireEncoding.Fixed)] public uint FFixed32 { get; set; }

    [RpcField(10, Name = "f_fixed64", Wire = WireEncoding.Fixed)] public ulong FFixed64 { get; set; }

    [RpcField(11, Name = "f_sfixed32", Wire = WireEncoding.Fixed)] public int FSFixed32 { get; set; }

    [RpcField(12, Name = "f_sfixed64", Wire = WireEncoding.Fixed)] public long FSFixed64 { get; set; }

    [RpcField(13, Name = "f_bool")] public bool FBool { get; set; }

    [RpcField(14, Name = "f_string")] public string FString { get; set; } = "";

    [RpcField(15, Name = "f_bytes")] public byte[] FBytes { get; set; } = [];

    [RpcField(16, Name = "f_kind")] public Kind FKind { get; set; }

    [RpcField(17, Name = "nested")] public Nested? Nested { get; set; }

    [RpcField(18, Name = "packed")] public List<int> Packed { get; set; } = [];

    [RpcField(19, Name = "strs")] public List<string> Strs { get; set; } = [];

    [RpcField(20, Name = "m")] public Dictionary<string, long> M { get; set; } = [];

    [RpcField(21, Name = "opt_s")] public string? OptS { get; set; }

    [RpcField(22, Name = "items")] public List<Nested> Items { get; set; } = [];

    [RpcField(23, Name = "nested_map")] public Dictionary<int, Nested> NestedMap { get; set; } = [];

    [RpcField(24, Name = "c_str")] public string? CStr { get; set; }

    [RpcField(25, Name = "c_num")] public long? CNum { get; set; }

    [RpcField(26, Name = "c_nested")] public Nested? CNested { get; set; }
}

[RpcMessage]
public sealed partial class Nested
{
    [RpcField(1, Name = "name")] public string Name { get; set; } = "";

    [RpcField(2, Name = "value")] public long Value { get; set; }

    [RpcField(3, Name = "children")] public List<Nested> Children { get; set; } = [];
}

public enum Kind
{
    Unspecified = 0,
    One = 1,
    Big = 300,
}
