using System.CommandLine;
using Tern.Generic;

namespace Tern.Cli;

/// <summary><c>tern bench</c>.</summary>
internal static class BenchCommand
{
    private static readonly TimeSpan s_defaultDuration = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_defaultWarmUp = TimeSpan.FromSeconds(2);

    /// <summary>The command.</summary>
    public static Command Create(CliHost host)
    {
        CallTargetArguments target = new();
        Option<int> concurrency = new("--concurrency", "-c") { Description = "Calls at once. Default: 16.", HelpName = "n", DefaultValueFactory = static _ => 16 };
        Option<double?> rate = new("--rate", "-r") { Description = "Calls per second, begun on time whether or not earlier ones have ended. Default: each of the callers begins a call when its last one has ended.", HelpName = "n" };
        Option<TimeSpan?> duration = Durations.Option("--duration", "How long it is measured. Default: 10s.", "-d");
        Option<long?> calls = new("--calls", "-n") { Description = "Ends after so many calls, if the duration has not ended before.", HelpName = "n" };
        Option<string?> warmUp = new("--warm-up") { Description = "How long it runs before it is measured; 0 for not at all. Default: 2s.", HelpName = "time" };
        Option<int?> connections = new("--connections") { Description = "Connections of gRPC and of --multiplexed. Default: 1.", HelpName = "n" };
        Option<bool> multiplexed = new("--multiplexed") { Description = "Calls of ttheader share connections, as Kitex's multiplexing does; otherwise each call at once has its own." };
        Option<bool> json = new("--json") { Description = "Writes the result as JSON." };
        CliCommand command = new("bench", "Loads a method of a server and shows how long calls take. The contract comes from IDL files, or from the server itself by gRPC reflection.")
        {
            Examples =
            [
                """tern bench localhost:8888 Catalog/Get '{"sku": "a"}' --idl catalog.thrift""",
                """tern bench localhost:50051 shop.Catalog/Get @item.json -r 2000 -d 30s""",
                """tern bench localhost:50051 shop.Catalog/Get -c 64 --connections 4 --json""",
            ],
            Notes =
            [
                "With --rate a call's time begins when it was due, not when it could be sent, so that a server that stalls is seen as its callers see it (coordinated omission). Several requests take turns. A call of a streaming method is the whole stream.",
                "Times include reading and writing JSON here. Exit code: 0, or 1 if every call failed.",
            ],
        };
        command.Add("Load", concurrency, rate, duration, calls, warmUp, connections, multiplexed);
        command.Add("Output", json);
        target.AddTo(command);
        command.SetAction(async (parsed, token) =>
        {
            LoadPlan plan = new()
            {
                Concurrency = InRange(concurrency, parsed.GetValue(concurrency), 1, 100_000),
                Rate = parsed.GetValue(rate) is { } perSecond ? InRange(rate, perSecond, 0.001, 1_000_000) : null,
                Duration = parsed.GetValue(duration) ?? s_defaultDuration,
                MaxCalls = parsed.GetValue(calls) is { } most ? InRange(calls, most, 1, long.MaxValue) : null,
                WarmUp = WarmUpOf(parsed.GetValue(warmUp)),
            };
            int? shared = parsed.GetValue(connections) is { } count ? InRange(connections, count, 1, 1024) : null;
            await using CallTarget opened = await CallTarget.OpenAsync(parsed, target, host, Configure, token).ConfigureAwait(false);
            List<GenericJson> requests = [];
            await foreach (GenericJson request in target.Json.RequestsOf(parsed, host).ConfigureAwait(false))
            {
                requests.Add(request);
            }

            LoadCall call = new(opened, requests, target.Json.Options(parsed), cancel => target.Call.ContextOf(parsed, opened.Protocol, cancel));
            return await new BenchRun(host, opened, plan, call, parsed.GetValue(json)).RunAsync(token).ConfigureAwait(false);

            void Configure(RpcChannelOptions options)
            {
                bool isShared = options.Protocol == RpcProtocol.Grpc || parsed.GetValue(multiplexed);
                if (shared is not null && !isShared)
                {
                    throw new CliException("--connections is for gRPC and --multiplexed: otherwise each call at once has a connection of its own, see --concurrency.");
                }

                options.Connections = isShared ? ConnectionMode.Multiplexed : ConnectionMode.Pooled;
                options.ConnectionCount = shared ?? 1;
                options.MaxIdle = Math.Max(options.MaxIdle, plan.Concurrency);
                options.MaxIdlePerEndpoint = Math.Max(options.MaxIdlePerEndpoint, plan.Concurrency);
                options.MaxPendingCallsPerConnection = Math.Max(options.MaxPendingCallsPerConnection, plan.Concurrency);
            }
        });
        return command;
    }

    private static TimeSpan WarmUpOf(string? text) => text switch
    {
        null => s_defaultWarmUp,
        "0" or "0s" => TimeSpan.Zero,
        _ => Durations.TryParse(text, out TimeSpan time) ? time : throw new CliException($"--warm-up: '{text}' is no span of time: write 250ms, 5s, 2m, or 0."),
    };

    private static T InRange<T>(Option option, T value, T least, T most)
        where T : IComparable<T> => value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0
            ? value
            : throw new CliException($"{option.Name} is from {least} to {most}.");
}
