namespace Tern.Benchmarks.Harness;

/// <summary>The command line's help text.</summary>
internal static class Usage
{
    public static int Print(string? error = null)
    {
        if (error is not null)
        {
            Console.Error.WriteLine(error);
            Console.Error.WriteLine();
        }

        Console.Error.WriteLine($"""
            Usage: dotnet run -c Release --project tests/Tern.Benchmarks -- rpc [options]

              --targets A,B        what to run, interleaved in rotation   (default: every target that is built)
              --callers 1,100      concurrent callers                     (default: 100)
              --connections N      connections of a multiplexed target    (default: 2)
              --payload 64,1024    bytes of the echoed string             (default: 1024)
              --seconds S          measured time of one round             (default: 5)
              --warmup S           warm-up of each target                 (default: 9)
              --rounds N           rotations over all targets             (default: 3)
              --json FILE          write every round as a JSON array
              --curve              instead: calls/s per 100 ms in the first 5 s of a fresh client and server

            Serializers are compared by `-- codec`; its options are listed by `-- codec --help`. `-- generate thrift` and `-- generate proto` measure the generator.
            `-- analyzers` compiles this repository with Tern's analyzers and without.
            `-- governance` stops one of three servers and says what its callers notice.

            Targets: {string.Join(", ", Targets.TargetCatalog.All.Select(target => target.Name))}
            """);
        return 2;
    }
}
