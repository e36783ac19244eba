using System.CommandLine;

namespace Tern.Cli;

/// <summary>Arguments and options that name a method of a server.</summary>
internal sealed class CallTargetArguments
{
    /// <summary>The server.</summary>
    public Argument<string> Address { get; } = new("address")
    {
        Description = "The server: host:port, unix:///path; http://host:port and https://host:port are gRPC.",
    };

    /// <summary>The method.</summary>
    public Argument<string> Method { get; } = new("method")
    {
        Description = "Service/Method, or the method alone where that is enough.",
    };

    /// <summary>Where the contract comes from.</summary>
    public ContractArguments Contract { get; } = new();

    /// <summary>How the server is spoken to.</summary>
    public ConnectionArguments Connection { get; } = new();

    /// <summary>What travels with calls.</summary>
    public CallArguments Call { get; } = new();

    /// <summary>Requests.</summary>
    public JsonArguments Json { get; } = new();

    /// <summary>Adds arguments, and options behind those of the command itself.</summary>
    public void AddTo(CliCommand command)
    {
        command.Add(Address);
        command.Add(Method);
        command.Add(Json.Requests);
        command.Add("Contract", Contract.Idl, Contract.Include, Contract.NegativeIds);
        Call.AddTo(command);
        Connection.AddTo(command);
        Json.AddTo(command);
    }
}
