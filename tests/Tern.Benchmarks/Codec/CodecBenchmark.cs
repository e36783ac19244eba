using System.Text.Json.Serialization.Metadata;
using Google.Protobuf;
using Tern.Benchmarks.Codec.Messages;
using Tern.Benchmarks.Codec.Targets;
using Tern.Serialization;

namespace Tern.Benchmarks.Codec;

/// <summary>Compares what it takes to write and to read messages of three sizes.</summary>
internal static class CodecBenchmark
{
    /// <summary>Name of the target that the goals of Thrift are measured against.</summary>
    public const string HandWrittenName = "hand-written";

    /// <summary>Name of the target that the goals of Protobuf are measured against.</summary>
    public const string HandWrittenProtobufName = "hand-written-protobuf";

    /// <summary>Name of the best-known peer.</summary>
    public const string ProtobufName = "google-protobuf";

    /// <summary>Room that the largest message needs in any encoding.</summary>
    public const int BufferBytes = 512 * 1_024;

    /// <summary>Runs the benchmark; the result is the exit code.</summary>
    public static int Run(string[] args)
    {
        CodecOptions options;
        try
        {
            options = CodecOptions.Parse(args);
        }
        catch (FormatException exception)
        {
            return CodecOptions.PrintUsage(exception.Message);
        }

        CodecResultTable.PrintConditions(Console.Out, options);
        Measure("small", options, NewTargets(Samples.Ping, Samples.ProtoPing, JsonMetadata.Default.Ping, new(HandWritten.Write, HandWritten.ReadPing), new(HandWrittenProtobuf.Write, HandWrittenProtobuf.ReadPing)));
        Measure("1 KiB", options, NewTargets(Samples.Order, Samples.ProtoOrder, JsonMetadata.Default.Order, new(HandWritten.Write, HandWritten.ReadOrder), new(HandWrittenProtobuf.Write, HandWrittenProtobuf.ReadOrder)));
        Measure("100 KiB", options, NewTargets(Samples.Batch, Samples.ProtoBatch, JsonMetadata.Default.Batch, new(HandWritten.Write, HandWritten.ReadBatch), new(HandWrittenProtobuf.Write, HandWrittenProtobuf.ReadBatch)));
        return 0;
    }

    private static void Measure(string message, CodecOptions options, ICodecTarget[] targets)
    {
        if (options.Message is null || message.StartsWith(options.Message, StringComparison.Ordinal))
        {
            CodecResultTable.Print(Console.Out, message, CodecMeasurement.Run(targets, options));
        }
    }

    private static ICodecTarget[] NewTargets<T, TProto>(T message, TProto proto, JsonTypeInfo<T> json, ByHand<T> thriftByHand, ByHand<T> protobufByHand)
        where T : IThriftMessage<T>, IProtobufMessage<T>
        where TProto : IMessage<TProto>, new()
    {
        var buffer = new FixedBuffer(BufferBytes);
        ThriftSerializer.Write(buffer, in message);
        byte[] thrift = buffer.Written.ToArray();
        byte[] protobuf = proto.ToByteArray();
        RequireSame(thrift, message, thriftByHand, static bytes => ThriftSerializer.Read<T>(bytes));
        RequireSame(protobuf, message, protobufByHand, static bytes => ProtobufSerializer.Read<T>(bytes));
        RequireSame(protobuf, message, new ByHand<T>(WriteProtobuf, static bytes => ProtobufSerializer.Read<T>(bytes)), static bytes => ProtobufSerializer.Read<T>(bytes));
        return
        [
            new ThriftTarget<T>(message, ThriftEncoding.Binary),
            new HandWrittenTarget<T>(HandWrittenName, message, thriftByHand.Write, thriftByHand.Read, thrift),
            new ThriftTarget<T>(message, ThriftEncoding.Compact),
            new TernProtobufTarget<T>(message),
            new HandWrittenTarget<T>(HandWrittenProtobufName, message, protobufByHand.Write, protobufByHand.Read, protobuf),
            new ProtobufTarget<TProto>(proto),
            new JsonTarget<T>(message, json),
            new CopyTarget(thrift),
        ];
    }

    private static int WriteProtobuf<T>(Span<byte> target, T message)
        where T : IProtobufMessage<T>
    {
        byte[] bytes = ProtobufSerializer.ToArray(in message);
        bytes.CopyTo(target);
        return bytes.Length;
    }

    /// <summary>The hand-written code must do the same work, or the comparison would be worth nothing.</summary>
    private static void RequireSame<T>(byte[] expected, T message, ByHand<T> byHand, HandRead<T> codec)
    {
        byte[] first = new byte[expected.Length + 16];
        byte[] again = new byte[expected.Length + 16];
        bool same = byHand.Write(first, message) == expected.Length
            && first.AsSpan(0, expected.Length).SequenceEqual(expected)
            && byHand.Write(again, byHand.Read(expected)) == expected.Length
            && again.AsSpan(0, expected.Length).SequenceEqual(expected)
            && byHand.Write(again, codec(expected)) == expected.Length
            && again.AsSpan(0, expected.Length).SequenceEqual(expected);
        if (!same)
        {
            throw new InvalidOperationException($"The hand-written code of {typeof(T).Name} and its codec disagree.");
        }
    }

    /// <summary>Hand-written code of one format.</summary>
    private sealed record ByHand<T>(HandWrite<T> Write, HandRead<T> Read);
}
