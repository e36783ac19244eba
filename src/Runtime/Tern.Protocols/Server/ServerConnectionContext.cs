using System.IO.Pipelines;
using Microsoft.Extensions.Logging;

namespace Tern.Protocols;

/// <summary>What the server's end of any connection is made from.</summary>
/// <param name="Pipe">The connection.</param>
/// <param name="Peer">The other end.</param>
/// <param name="Methods">What the server offers.</param>
/// <param name="Options">Limits and policies.</param>
/// <param name="Log">Where the connection reports.</param>
/// <param name="Abort">Ends the pipe hard: a connection here knows no socket.</param>
internal sealed record ServerConnectionContext(
    IDuplexPipe Pipe, RpcPeer Peer, IServerMethods Methods, ServerConnectionOptions Options, ILogger Log, Action<Exception?> Abort);
