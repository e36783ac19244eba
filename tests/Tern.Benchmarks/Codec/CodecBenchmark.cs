using System.Text.Json.Serialization.Metadata;
using Google.Protobuf;
using Tern.Benchmarks.Codec.Messages;
using Tern.Benchmarks.Codec.Targets;
using Tern.Serialization;

namespace Tern.Benchmarks.Codec;

/// <summary>Compares what it takes to write and to read messages of three sizes.</summary>
internal static class CodecBenchmark
{
    /// <summary>Name of the target that the goals are measured against.</summary>
    public const string HandWrittenName = "hand-written";

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
        Measure("small", options, NewTargets(Samples.Ping, Samples.ProtoPing, JsonMetadata.Default.Ping, HandWritten.Write, HandWritten.ReadPing));
        Measure("1 KiB", options, NewTargets(Samples.Order, Samples.ProtoOrder, JsonMetadata.Default.Order, HandWritten.Write, HandWritten.ReadOrder));
        Measure("100 KiB", options, NewTargets(Samples.Batch, Samples.ProtoBatch, JsonMetadata.Default.Batch, HandWritten.Write, HandWritten.ReadBatch));
        return 0;
    }

    private static void Measure(string message, CodecOptions options, ICodecTarget[] targets)
    {
        if (options.Message is null || message.StartsWith(options.Message, StringComparison.Ordinal))
        {
            CodecResultTable.Print(Console.Out, message, CodecMeasurement.Run(targets, options));
        }
    }

    private static ICodecTarget[] NewTargets<T, TProto>(T message, TProto proto, JsonTypeInfo<T> json, HandWrite<T> write, HandRead<T> read)
        where T : IThriftMessage<T>
        where TProto : IMessage<TProto>, new()
    {
        var buffer = new FixedBuffer(BufferBytes);
        ThriftSerializer.Write(buffer, in message);
        byte[] thrift = buffer.Written.ToArray();
        RequireSame(thrift, message, write, read);
        return
        [
            new ThriftTarget<T>(message, ThriftEncoding.Binary),
            new HandWrittenTarget<T>(message, write, read, thrift),
            new ThriftTarget<T>(message, ThriftEncoding.Compact),
            new ProtobufTarget<TProto>(proto),
            new JsonTarget<T>(message, json),
            new CopyTarget(thrift),
        ];
    }

    /// <summary>The hand-written code must do the same work, or the comparison would be worth nothing.</summary>
    private static void RequireSame<T>(byte[] thrift, T message, HandWrite<T> write, HandRead<T> read)
        where T : IThriftMessage<T>
    {
        byte[] byHand = new byte[thrift.Length];
        byte[] again = new byte[thrift.Length];
        bool same = write(byHand, message) == thrift.Length
            && byHand.AsSpan().SequenceEqual(thrift)
            && write(again, read(thrift)) == thrift.Length
            && again.AsSpan().SequenceEqual(thrift)
            && write(again, ThriftSerializer.Read<T>(thrift)) == thrift.Length
            && again.AsSpan().SequenceEqual(thrift);
        if (!same)
        {
            throw new InvalidOperationException($"The hand-written code of {typeof(T).Name} and its codec disagree.");
        }
    }
}
