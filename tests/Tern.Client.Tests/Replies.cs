using Tern.Client;

namespace Tern.Client.Tests;

/// <summary>Short forms of what a scripted server answers.</summary>
internal static class Replies
{
    public static byte[] Text(RawMessage request, string text) => Message(request, Wire.Reply, Wire.StringField(0, text));

    public static byte[] Message(RawMessage request, byte type, params byte[][] fields) => Wire.Message(request.Method, type, request.SequenceId, fields);

    /// <summary>The reply in the framing of its request.</summary>
    public static byte[] Frame(RawMessage request, byte[] reply, (string Key, string Value)[]? strings = null) => request.Protocol switch
    {
        RpcProtocol.ThriftBuffered => reply,
        RpcProtocol.ThriftFramed => Wire.Framed(reply),
        RpcProtocol.ThriftTTHeader => Wire.TTHeader(reply, request.HeaderSequenceId, 0, strings, [(22, "2")]),
        _ => Wire.TTHeader(Wire.Framed(reply), request.HeaderSequenceId, 0, strings, [(22, "2")]),
    };

    public static Task AnswerAsync(this RawPeer peer, RawMessage request, string text, (string Key, string Value)[]? strings = null) =>
        peer.WriteAsync(Frame(request, Text(request, text), strings));

    /// <summary>Reads a request and answers it with its first argument.</summary>
    public static async Task<RawMessage> EchoAsync(this RawPeer peer)
    {
        RawMessage request = await peer.ReadAsync();
        await peer.AnswerAsync(request, (string)request.Fields[1]);
        return request;
    }

    public static ConnectionSource Source(this RpcChannel channel) => ((ChannelInvoker)channel.Invoker).Connections;
}
