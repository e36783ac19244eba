using System.Net.Sockets;
using Tern.Benchmarks.Harness;

namespace Tern.Benchmarks.Targets.Limits;

/// <summary>
/// The limit of multiplexed connections: length-prefixed frames, the string decoded and encoded on both ends, the handler on the thread
/// pool, no RPC at all.
/// </summary>
internal sealed class LimitMuxTarget : ManagedTarget
{
    private readonly Func<Socket, IFrameConnection> _framesOf;

    private LimitMuxTarget(string name, Func<Socket, IFrameConnection> framesOf)
        : base(name, ConnectionKind.Multiplexed)
    {
        _framesOf = framesOf;
    }

    /// <summary>Over System.IO.Pipelines, as every stack of .NET has it: what multiplexed targets are measured against.</summary>
    public static LimitMuxTarget OverPipelines { get; } = new("limit-mux", static socket => new PipeFrames(socket));

    /// <summary>On bare sockets: how much pipelines themselves cost.</summary>
    public static LimitMuxTarget OverSockets { get; } = new("limit-mux-raw", static socket => new SocketFrames(socket));

    public override Task<IEchoServer> StartServerAsync() =>
        Task.FromResult<IEchoServer>(new SocketListener(socket => new MuxEchoServerConnection(_framesOf(socket)).Start()));

    public override async Task<IEchoClient> ConnectAsync(int port, LoadShape shape) => await MuxEchoClient.ConnectAsync(port, shape, _framesOf);
}
