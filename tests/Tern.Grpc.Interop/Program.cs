using Tern.Grpc.Interop;
using Tern.Grpc.Interop.Client;
using Tern.Grpc.Interop.Server;

// The role may be left out: each has flags that the other lacks.
try
{
    return args switch
    {
        ["server", .. var rest] => await ServerProgram.RunAsync(CommandLine.Parse(rest)),
        ["client", .. var rest] => await ClientProgram.RunAsync(CommandLine.Parse(rest)),
        _ when CommandLine.Parse(args) is var flags && flags.Has("port") => await ServerProgram.RunAsync(flags),
        _ when CommandLine.Parse(args) is var flags && flags.Has("test_case") => await ClientProgram.RunAsync(flags),
        _ => Usage.Print(),
    };
}
catch (FormatException exception)
{
    Console.Error.WriteLine(exception.Message);
    return Usage.Print();
}
