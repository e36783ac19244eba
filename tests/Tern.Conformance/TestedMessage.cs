using System.Buffers;
using Tern.Serialization;

namespace Tern.Conformance;

/// <summary>A message type that tests name.</summary>
internal abstract class TestedMessage
{
    /// <summary>Reads a message and makes what answers the test.</summary>
    /// <param name="payload">The message in either format.</param>
    /// <param name="isJson">Whether it is JSON.</param>
    /// <param name="ignoreUnknown">Whether JSON that is not known is skipped.</param>
    /// <returns>What writes the message that was read.</returns>
    /// <exception cref="WireFormatException">It is no such message.</exception>
    public abstract Func<bool, byte[]> Read(byte[] payload, bool isJson, bool ignoreUnknown);

    /// <summary>The type <typeparamref name="T"/>.</summary>
    public static TestedMessage Of<T>(ProtobufReaderOptions? options = null)
        where T : IProtobufMessage<T>, IJsonMessage<T>
        => new Typed<T>(options);

    private sealed class Typed<T>(ProtobufReaderOptions? options) : TestedMessage
        where T : IProtobufMessage<T>, IJsonMessage<T>
    {
        public override Func<bool, byte[]> Read(byte[] payload, bool isJson, bool ignoreUnknown)
        {
            ProtoJsonOptions json = ignoreUnknown ? Testee.IgnoringOptions : Testee.Options;
            T message = isJson ? ProtoJsonSerializer.Deserialize<T>(payload, json) : ProtobufSerializer.Read<T>(payload, options);
            return asJson => asJson ? WriteJson(message) : ProtobufSerializer.ToArray(in message);
        }

        private static byte[] WriteJson(T message)
        {
            ArrayBufferWriter<byte> output = new();
            ProtoJsonSerializer.Serialize(output, in message, Testee.Options);
            return output.WrittenSpan.ToArray();
        }
    }
}
