using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Tern.Serialization;

/// <summary>Writes and reads single messages as JSON.</summary>
/// <remarks>
/// The mapping is ProtoJSON, the JSON that Protobuf defines for each message; docs/json.md has it as a table. Source: Protocol Buffers, "ProtoJSON Format". Thread-safe; the buffers
/// passed in need not be.
/// </remarks>
public static class ProtoJsonSerializer
{
    // No replacement: what is no text is an error and not another text.
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Appends a message to a buffer, as UTF-8.</summary>
    /// <exception cref="WireFormatException">A value cannot be written: null in a collection, a required member that is null, nesting too deep.</exception>
    public static void Serialize<T>(IBufferWriter<byte> output, in T message, ProtoJsonOptions? options = null)
        where T : IJsonMessage<T>
    {
        options ??= ProtoJsonOptions.Default;
        using var json = new Utf8JsonWriter(output, options.WriterOptions);
        var writer = new ProtoJsonWriter(json, options);
        T.WriteJson(ref writer, in message);
        json.Flush();
    }

    /// <summary>The text of a message.</summary>
    /// <inheritdoc cref="Serialize{T}(IBufferWriter{byte}, in T, ProtoJsonOptions?)" path="/exception"/>
    public static string Serialize<T>(in T message, ProtoJsonOptions? options = null)
        where T : IJsonMessage<T>
    {
        ArrayBufferWriter<byte> output = new();
        Serialize(output, in message, options);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>Reads a message from all of the input, which is UTF-8.</summary>
    /// <exception cref="WireFormatException">The input is no JSON, or no such message; a required field is missing; a limit was passed.</exception>
    public static T Deserialize<T>(in ReadOnlySequence<byte> utf8, ProtoJsonOptions? options = null)
        where T : IJsonMessage<T>
    {
        var reader = new ProtoJsonReader(in utf8, options);
        T message = T.ReadJson(ref reader);
        reader.ReadEnd();
        return message;
    }

    /// <inheritdoc cref="Deserialize{T}(in ReadOnlySequence{byte}, ProtoJsonOptions?)"/>
    public static T Deserialize<T>(ReadOnlySpan<byte> utf8, ProtoJsonOptions? options = null)
        where T : IJsonMessage<T>
    {
        var reader = new ProtoJsonReader(utf8, options);
        T message = T.ReadJson(ref reader);
        reader.ReadEnd();
        return message;
    }

    /// <summary>Reads a message from a text.</summary>
    /// <inheritdoc cref="Deserialize{T}(in ReadOnlySequence{byte}, ProtoJsonOptions?)" path="/exception"/>
    public static T Deserialize<T>(string json, ProtoJsonOptions? options = null)
        where T : IJsonMessage<T>
    {
        ArgumentNullException.ThrowIfNull(json);
        return Deserialize<T>(ToUtf8(json), options);
    }

    private static byte[] ToUtf8(string json)
    {
        try
        {
            return s_utf8.GetBytes(json);
        }
        catch (EncoderFallbackException)
        {
            throw new WireFormatException(WireFormatError.InvalidData, "The text holds half of a surrogate pair.");
        }
    }
}
