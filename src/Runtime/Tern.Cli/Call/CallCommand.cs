using System.CommandLine;
using Tern.Generic;

namespace Tern.Cli;

/// <summary><c>tern call</c>.</summary>
internal static class CallCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CliHost host)
    {
        CallTargetArguments target = new();
        Option<bool> verbose = new("--verbose", "-v") { Description = "Shows metadata, status and times beside the answer, on standard error." };
        Option<bool> compact = new("--compact", "-c") { Description = "Writes an answer on one line. Messages of a stream always are." };
        CliCommand command = new("call", "Calls a method of a server, with JSON in and out. The contract comes from IDL files, or from the server itself by gRPC reflection.")
        {
            Examples =
            [
                """tern call localhost:8888 Catalog/Get '{"sku": "tern-1"}' --idl catalog.thrift""",
                """tern call https://api.example.com shop.Catalog/Get @request.json -v""",
                """
                tern call localhost:8888 Chat/Talk - --idl chat.thrift -p ttheader \
                  --meta-persistent tenant=a < requests.jsonl
                """,
            ],
            Notes =
            [
                "Answers go to standard output, one JSON text each; of a stream one a line, as they come. Everything else goes to standard error.",
                "Exit code: 0 answered, 1 the server answered with an exception or a failure, 2 nothing was sent because arguments, IDL or JSON are wrong, 3 no connection, 4 no answer in time.",
            ],
        };
        command.Add("Output", verbose, compact);
        target.AddTo(command);
        command.SetAction(async (parsed, token) =>
        {
            await using CallTarget opened = await CallTarget.OpenAsync(parsed, target, host, configure: null, token).ConfigureAwait(false);
            CallContext context = target.Call.ContextOf(parsed, opened.Protocol, token);
            CallRun run = new(opened, context, target.Json.Options(parsed), host, parsed.GetValue(verbose), parsed.GetValue(compact));
            return await run.RunAsync(target.Json.RequestsOf(parsed, host), () => target.Json.RequestOf(parsed, host, opened.Method), token).ConfigureAwait(false);
        });
        return command;
    }
}
