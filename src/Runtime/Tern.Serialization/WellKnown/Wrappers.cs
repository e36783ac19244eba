using Tern.Serialization;

namespace Tern.WellKnown;

// The messages of google/protobuf/wrappers.proto, for an Any that holds one. In contracts a wrapper is a member that may be null, with WireEncoding.Wrapper.

[RpcMessage(Name = "google.protobuf.DoubleValue")]
internal sealed partial record DoubleValue([RpcField(1)] double Value)
{
    internal static void WriteJson(ref ProtoJsonWriter writer, in DoubleValue message) => writer.WriteDouble(message.Value);

    internal static DoubleValue ReadJson(ref ProtoJsonReader reader) => new(reader.ReadDouble());
}

[RpcMessage(Name = "google.protobuf.FloatValue")]
internal sealed partial record FloatValue([RpcField(1)] float Value)
{
    internal static void WriteJson(ref ProtoJsonWriter writer, in FloatValue message) => writer.WriteFloat(message.Value);

    internal static FloatValue ReadJson(ref ProtoJsonReader reader) => new(reader.ReadFloat());
}

[RpcMessage(Name = "google.protobuf.Int64Value")]
internal sealed partial record Int64Value([RpcField(1)] long Value)
{
    internal static void WriteJson(ref ProtoJsonWriter writer, in Int64Value message) => writer.WriteInt64(message.Value);

    internal static Int64Value ReadJson(ref ProtoJsonReader reader) => new(reader.ReadInt64());
}

[RpcMessage(Name = "google.protobuf.UInt64Value")]
internal sealed partial record UInt64Value([RpcField(1)] ulong Value)
{
    internal static void WriteJson(ref ProtoJsonWriter writer, in UInt64Value message) => writer.WriteUInt64(message.Value);

    internal static UInt64Value ReadJson(ref ProtoJsonReader reader) => new(reader.ReadUInt64());
}

[RpcMessage(Name = "google.protobuf.Int32Value")]
internal sealed partial record Int32Value([RpcField(1)] int Value)
{
    internal static void WriteJson(ref ProtoJsonWriter writer, in Int32Value message) => writer.WriteInt32(message.Value);

    internal static Int32Value ReadJson(ref ProtoJsonReader reader) => new(reader.ReadInt32());
}

[RpcMessage(Name = "google.protobuf.UInt32Value")]
internal sealed partial record UInt32Value([RpcField(1)] uint Value)
{
    internal static void WriteJson(ref ProtoJsonWriter writer, in UInt32Value message) => writer.WriteUInt32(message.Value);

    internal static UInt32Value ReadJson(ref ProtoJsonReader reader) => new(reader.ReadUInt32());
}

[RpcMessage(Name = "google.protobuf.BoolValue")]
internal sealed partial record BoolValue([RpcField(1)] bool Value)
{
    internal static void WriteJson(ref ProtoJsonWriter writer, in BoolValue message) => writer.WriteBool(message.Value);

    internal static BoolValue ReadJson(ref ProtoJsonReader reader) => new(reader.ReadBool());
}

[RpcMessage(Name = "google.protobuf.StringValue")]
internal sealed partial record StringValue([RpcField(1)] string Value)
{
    internal static void WriteJson(ref ProtoJsonWriter writer, in StringValue message) => writer.WriteString(message.Value);

    internal static StringValue ReadJson(ref ProtoJsonReader reader) => new(reader.ReadString());
}

[RpcMessage(Name = "google.protobuf.BytesValue")]
internal sealed partial record BytesValue([RpcField(1)] byte[] Value)
{
    internal static void WriteJson(ref ProtoJsonWriter writer, in BytesValue message) => writer.WriteBytes(message.Value);

    internal static BytesValue ReadJson(ref ProtoJsonReader reader) => new(reader.ReadBytes());
}
