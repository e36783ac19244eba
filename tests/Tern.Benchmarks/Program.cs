using Tern.Benchmarks.Analyzers;
using Tern.Benchmarks.Codec;
using Tern.Benchmarks.Generation;
using Tern.Benchmarks.Governance;
using Tern.Benchmarks.Harness;

// rpc-server, rpc-client and work-server are hidden: `rpc` and `governance` start this binary again in these roles.
return args switch
{
    ["rpc", .. var rest] => await RpcBenchmark.RunAsync(rest),
    ["rpc-server", .. var rest] => await ServerRole.RunAsync(rest),
    ["rpc-client", .. var rest] => await ClientRole.RunAsync(rest),
    ["governance", .. var rest] => await StallBenchmark.RunAsync(rest),
    ["work-server"] => await WorkServer.RunAsync(),
    ["generate", .. var rest] => GenerationBenchmark.Run(rest),
    ["analyzers", "--edit"] => await AnalyzerEditing.RunAsync(),
    ["analyzers", .. var rest] => AnalyzerBenchmark.Run(rest),
    ["codec", .. var rest] => CodecBenchmark.Run(rest),
    _ => Usage.Print(),
};
