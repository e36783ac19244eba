using System.CommandLine;
using Tern.Generic;

namespace Tern.Cli;

/// <summary>A method of a server, ready to be called.</summary>
internal sealed class CallTarget : IAsyncDisposable
{
    private CallTarget(GenericMethod method, RpcChannel channel, RpcProtocol protocol, TimeSpan? asked)
    {
        Method = method;
        Channel = channel;
        Protocol = protocol;
        Asked = asked;
    }

    /// <summary>The method.</summary>
    public GenericMethod Method { get; }

    /// <summary>The channel to the server.</summary>
    public RpcChannel Channel { get; }

    /// <summary>Protocol of the channel.</summary>
    public RpcProtocol Protocol { get; }

    /// <summary>How long it took to ask the server for its contract; <see langword="null"/> if it came from files.</summary>
    public TimeSpan? Asked { get; }

    /// <summary>Finds the method and makes a channel.</summary>
    public static async Task<CallTarget> OpenAsync(
        ParseResult parsed,
        CallTargetArguments arguments,
        CliHost host,
        Action<RpcChannelOptions>? configure,
        CancellationToken cancellationToken)
    {
        ServerAddress address = ServerAddress.Parse(parsed.GetRequiredValue(arguments.Address));
        string name = parsed.GetRequiredValue(arguments.Method);
        RpcProtocol? asked = arguments.Connection.ProtocolOf(parsed, address);
        string[] files = parsed.GetValue(arguments.Contract.Idl)!;
        if (files.Length > 0)
        {
            GenericMethod method = MethodName.Find(arguments.Contract.Load(files, parsed, host), name);
            RpcProtocol protocol = asked ?? (method.Service.IsThrift ? RpcProtocol.ThriftFramed : RpcProtocol.Grpc);
            return new CallTarget(method, Connect(protocol), protocol, asked: null);
        }

        long start = host.Time.GetTimestamp();
        GenericContract contract = await ServerContract.LoadAsync(
            arguments.Connection.ChannelOptions(parsed, address, RpcProtocol.Grpc, host), MethodName.ServiceOf(name), arguments.Call.ContextOf(parsed, RpcProtocol.Grpc, cancellationToken), cancellationToken).ConfigureAwait(false);
        TimeSpan took = host.Time.GetElapsedTime(start);
        RpcProtocol chosen = asked ?? RpcProtocol.Grpc;
        return new CallTarget(MethodName.Find(contract, name), Connect(chosen), chosen, took);

        RpcChannel Connect(RpcProtocol protocol)
        {
            RpcChannelOptions options = arguments.Connection.ChannelOptions(parsed, address, protocol, host);
            configure?.Invoke(options);
            try
            {
                return RpcChannel.Connect(options);
            }
            catch (ArgumentException wrong)
            {
                throw new CliException(wrong.Message.Split(" (Parameter", 2)[0]);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Channel.DisposeAsync();
}
