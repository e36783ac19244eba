using Tern.Generic;

namespace Tern.Cli;

/// <summary>The contract of a server, as its reflection service tells it.</summary>
internal static class ServerContract
{
    /// <summary>Asks a server.</summary>
    /// <param name="options">How to connect, over gRPC.</param>
    /// <param name="service">A service that is enough, if it is known by its full name; <see langword="null"/> for all.</param>
    /// <param name="context">What surrounds the conversation.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<GenericContract> LoadAsync(RpcChannelOptions options, string? service, CallContext context, CancellationToken cancellationToken)
    {
        await using RpcChannel channel = RpcChannel.Connect(options);
        try
        {
            if (service?.Contains('.', StringComparison.Ordinal) == true)
            {
                try
                {
                    return await GenericReflection.LoadAsync(channel, [service], context, cancellationToken).ConfigureAwait(false);
                }
                catch (RpcException unknown) when (unknown.Code == RpcStatusCode.NotFound)
                {
                    // All services then, so that the error can name those that are like it.
                }
            }

            return await GenericReflection.LoadAsync(channel, symbols: null, context, cancellationToken).ConfigureAwait(false);
        }
        catch (RpcException none) when (none.Code == RpcStatusCode.Unimplemented)
        {
            throw new CliException($"{options.Target} has no reflection service to ask for its contract: name its IDL with --idl.");
        }
        catch (RpcException noGrpc) when (noGrpc is not RpcTimeoutException && noGrpc.Code is not (RpcStatusCode.Unauthenticated or RpcStatusCode.PermissionDenied or RpcStatusCode.NotFound))
        {
            throw new CliException(
                $"{options.Target} could not be asked for its contract by gRPC reflection: {noGrpc.Message}{Environment.NewLine}If it speaks another protocol, name its IDL with --idl.",
                noGrpc is RpcConnectionException ? ExitCodes.Unreachable : ExitCodes.Failed);
        }
    }
}
