using Tern.Benchmarks.Codec;
using Tern.Benchmarks.Generation;
using Tern.Benchmarks.Harness;

// rpc-server and rpc-client are hidden: `rpc` starts this binary again in these roles.
return args switch
{
    ["rpc", .. var rest] => await RpcBenchmark.RunAsync(rest),
    ["rpc-server", .. var rest] => await ServerRole.RunAsync(rest),
    ["rpc-client", .. var rest] => await ClientRole.RunAsync(rest),
    ["generate", .. var rest] => GenerationBenchmark.Run(rest),
    ["codec", .. var rest] => CodecBenchmark.Run(rest),
    _ => Usage.Print(),
};
