using System.Collections.Frozen;
using Tern.Serialization;
using Tern.WellKnown;

namespace Tern.Generic;

/// <summary>A message of <c>google.protobuf</c> whose JSON is not that of its fields. Thread-safe.</summary>
/// <remarks>Source: Protocol Buffers, "ProtoJSON Format".</remarks>
internal abstract class WellKnownPlan
{
    public const string NullValue = "google.protobuf.NullValue";

    private const string Value = "google.protobuf.Value";

    private static readonly FrozenDictionary<string, WellKnownPlan> s_all = new WellKnownPlan[]
    {
        new Of<Any>(),
        new Of<Duration>(),
        new Of<FieldMask>(),
        new Of<ListValue>(),
        new Of<Struct>(),
        new Of<Timestamp>(),
        new Of<Value>(),
        new Of<DoubleValue>(),
        new Of<FloatValue>(),
        new Of<Int64Value>(),
        new Of<UInt64Value>(),
        new Of<Int32Value>(),
        new Of<UInt32Value>(),
        new Of<BoolValue>(),
        new Of<StringValue>(),
        new Of<BytesValue>(),
    }.ToFrozenDictionary(static plan => plan.FullName, StringComparer.Ordinal);

    protected abstract string FullName { get; }

    /// <summary>The plan of a message; <see langword="null"/> if its JSON is that of its fields.</summary>
    public static WellKnownPlan? Find(string fullName) => s_all.GetValueOrDefault(fullName);

    /// <summary>Whether JSON's null is a value of the type, where it otherwise means that the field is not there.</summary>
    public static bool IsNullAValue(TypePlan type) => type switch
    {
        { Kind: ValueKind.Message, Message.Name: Value } => true,
        { Kind: ValueKind.Enum, Enum.Name: NullValue } => true,
        _ => false,
    };

    /// <summary>Writes the fields of a message whose JSON the reader stands at.</summary>
    public abstract void Write(ref ProtobufWriter writer, ref ProtoJsonReader json);

    /// <summary>Writes the JSON of a message whose fields the reader stands at.</summary>
    public abstract void WriteJson(ref ProtoJsonWriter json, ref ProtobufReader reader);

    private sealed class Of<T> : WellKnownPlan
        where T : IProtobufMessage<T>, IJsonMessage<T>
    {
        protected override string FullName => T.FullName;

        public override void Write(ref ProtobufWriter writer, ref ProtoJsonReader json)
        {
            T message = T.ReadJson(ref json);
            T.Write(ref writer, in message);
        }

        public override void WriteJson(ref ProtoJsonWriter json, ref ProtobufReader reader)
        {
            T message = T.Read(ref reader);
            T.WriteJson(ref json, in message);
        }
    }
}
