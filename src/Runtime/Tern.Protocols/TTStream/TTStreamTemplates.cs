using System.Runtime.CompilerServices;

namespace Tern.Protocols;

/// <summary>Frames of one method that differ in length and stream id only, encoded once.</summary>
internal sealed class TTStreamTemplates
{
    // Methods are few and live as long as their assembly.
    private static readonly ConditionalWeakTable<RpcMethod, TTStreamTemplates> s_all = [];

    private TTStreamTemplates(RpcMethod method)
    {
        Header = Make(method, TTStreamFrameType.Header);
        Data = Make(method, TTStreamFrameType.Data);
        Trailer = Make(method, TTStreamFrameType.Trailer);
    }

    /// <summary>The server's header frame.</summary>
    public byte[] Header { get; }

    /// <summary>What stands before a message.</summary>
    public byte[] Data { get; }

    /// <summary>A trailer that says no more than that this end is complete.</summary>
    public byte[] Trailer { get; }

    /// <summary>The frames of a method. Thread-safe.</summary>
    public static TTStreamTemplates Of(RpcMethod method) => s_all.GetValue(method, static method => new TTStreamTemplates(method));

    private static byte[] Make(RpcMethod method, TTStreamFrameType type)
    {
        var buffer = new OutputBuffer();
        var header = new TTHeaderWriter(buffer, TTHeaderFormat.FlagStreaming, 0, TTHeaderFormat.ProtocolThriftStruct);
        header.BeginInts();
        TTStreamWriter.WriteInts(ref header, method.Name, type);
        header.Complete();
        byte[] template = buffer.WrittenSpan.ToArray();
        buffer.Release();
        return template;
    }
}
