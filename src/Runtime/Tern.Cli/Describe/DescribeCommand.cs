using System.CommandLine;
using Tern.Generic;
using Tern.Idl;

namespace Tern.Cli;

/// <summary><c>tern describe</c>.</summary>
internal static class DescribeCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CliHost host)
    {
        Argument<string> source = new("source") { Description = "An IDL file (.thrift, .proto), or the address of a gRPC server that has reflection." };
        Argument<string?> name = new("name") { Description = "What to show as IDL: a service, a method (Service/Method), a message or an enum. Default: lists everything.", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> messages = new("--messages") { Description = "Lists messages and enums too." };
        ContractArguments contract = new();
        ConnectionArguments connection = new();
        CallArguments call = new();
        CliCommand command = new("describe", "Shows what a server or an IDL file offers. Lists services and methods, or prints the IDL of one definition; of a method with a request to fill in.")
        {
            Examples =
            [
                "tern describe catalog.thrift",
                "tern describe localhost:50051 --messages",
                "tern describe localhost:50051 shop.Catalog/Get",
            ],
        };
        command.Add(source);
        command.Add(name);
        command.Add("Output", messages);
        command.Add("Contract", contract.Include, contract.NegativeIds);
        call.AddTo(command);
        connection.AddTo(command);
        command.SetAction(async (parsed, token) =>
        {
            string from = parsed.GetRequiredValue(source);
            GenericContract loaded = IdlParser.CanRead(from) && !from.Contains("://", StringComparison.Ordinal)
                ? contract.Load([from], parsed, host)
                : await AskAsync(ServerAddress.Parse(from)).ConfigureAwait(false);
            ContractListing listing = new(loaded, host);
            if (parsed.GetValue(name) is { } wanted)
            {
                host.Out.Write(new DefinitionText(loaded).Of(wanted));
            }
            else
            {
                listing.Write(parsed.GetValue(messages));
            }

            return ExitCodes.Ok;

            Task<GenericContract> AskAsync(ServerAddress address) => ServerContract.LoadAsync(
                connection.ChannelOptions(parsed, address, RpcProtocol.Grpc, host), service: null, call.ContextOf(parsed, RpcProtocol.Grpc, token), token);
        });
        return command;
    }
}
