using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Tern.Interop.Tests.Contracts;
using Tern.Serialization;
using Xunit;

namespace Tern.Interop.Tests.Vectors;

/// <summary>Reads and writes the payload of a vector with the generated code of the contract.</summary>
internal static class VectorCodec
{
    /// <summary>Reads envelope and struct.</summary>
    /// <returns>Arguments, an answer, a declared exception, an application exception, or <see langword="null"/> for an answer that is not there.</returns>
    public static object? Decode(VectorMessage message, in ReadOnlySequence<byte> payload)
    {
        ThriftBinaryReader reader = new(payload);
        reader.ReadMessageBegin(out ReadOnlySpan<byte> name, out ThriftMessageType type, out int sequenceId);
        Assert.Equal(message.Method, Encoding.UTF8.GetString(name));
        Assert.Equal(message.MessageType, type.ToString().ToLowerInvariant());
        Assert.Equal(message.SequenceId, sequenceId);
        return DecodeBody(VectorMethod.All[message.Method], type, ref reader);
    }

    /// <summary>Reads a payload that may be damaged: whatever its envelope says, only errors of the reader may come.</summary>
    public static void DecodeDamaged(in ReadOnlySequence<byte> payload)
    {
        ThriftBinaryReader reader = new(payload);
        reader.ReadMessageBegin(out ReadOnlySpan<byte> name, out ThriftMessageType type, out _);
        if (VectorMethod.All.TryGetValue(Encoding.UTF8.GetString(name), out VectorMethod? method))
        {
            DecodeBody(method, type, ref reader);
        }
    }

    /// <summary>Writes envelope and struct.</summary>
    public static byte[] Encode(VectorMessage message, object? value)
    {
        ArrayBufferWriter<byte> output = new();
        ThriftBinaryWriter writer = new(output);
        ThriftMessageType type = Enum.Parse<ThriftMessageType>(message.MessageType, ignoreCase: true);
        writer.WriteMessageBegin(Encoding.UTF8.GetBytes(message.Method), type, message.SequenceId);
        switch (value)
        {
            case IRpcArguments arguments:
                VectorMethod.All[message.Method].WriteArguments(ref writer, arguments);
                break;
            case ThriftApplicationException exception:
                ThriftApplicationException.Write(ref writer, exception);
                break;
            default:
                VectorMethod.All[message.Method].WriteReply(ref writer, value);
                break;
        }

        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Where a decoded value differs from the manifest, or <see langword="null"/> if it is the same.</summary>
    public static string? Difference(VectorMessage message, object? value) => value switch
    {
        IRpcArguments arguments => ArgumentsDifference(message, arguments),
        ThriftApplicationException exception => ExceptionDifference(message.ApplicationException!.Value, exception),
        _ => ReplyDifference(message.Result!.Value, value),
    };

    private static object? DecodeBody(VectorMethod method, ThriftMessageType type, ref ThriftBinaryReader reader) => type switch
    {
        ThriftMessageType.Call or ThriftMessageType.OneWay => method.ReadArguments(ref reader),
        ThriftMessageType.Exception => ThriftApplicationException.Read(ref reader),
        _ => method.ReadReply(ref reader),
    };

    private static string? ArgumentsDifference(VectorMessage message, IRpcArguments arguments)
    {
        string[] names = ParameterNames(message.Method);
        JsonElement expected = message.Arguments!.Value;
        Assert.Equal(names.Length, arguments.Count);
        Assert.Equal(names.Order(), expected.EnumerateObject().Select(argument => argument.Name).Order());
        return names
            .Select((name, index) => ManifestValue.Difference(expected.GetProperty(name), arguments.Get(index), name))
            .FirstOrDefault(difference => difference is not null);
    }

    private static string? ReplyDifference(JsonElement expected, object? reply)
    {
        JsonProperty[] fields = [.. expected.EnumerateObject()];
        if (fields.Length == 0)
        {
            return reply is null or RpcVoid ? null : $"{reply} was read from an empty result";
        }

        JsonProperty field = Assert.Single(fields);
        string name = reply switch
        {
            DeclaredError => "declared",
            OtherError => "other",
            _ => "success",
        };
        return field.Name == name ? ManifestValue.Difference(field.Value, reply, name) : $"{name} was read instead of {field.Name}";
    }

    private static string? ExceptionDifference(JsonElement expected, ThriftApplicationException exception) =>
        expected.GetProperty("type").GetInt32() == exception.Type && expected.GetProperty("message").GetString() == exception.Message
            ? null
            : $"{exception} was read instead of {expected}";

    private static string[] ParameterNames(string method)
    {
        MethodInfo? declared = typeof(IConformance).GetMethod(method + "Async") ?? typeof(IBaseService).GetMethod(method + "Async");
        return [.. declared!.GetParameters().Where(parameter => parameter.ParameterType != typeof(CallContext)).Select(parameter => parameter.Name!)];
    }
}
