using Tern.Interop.Tests.Programs;

namespace Tern.Idl.Tests.Writing;

/// <summary>Debian's compilers as judges of text that was written here.</summary>
internal static class Compilers
{
    /// <summary>Fails unless Apache's compiler takes all files; skips the test where there is none.</summary>
    public static Task AcceptThriftAsync(string main, params (string Path, string Text)[] files) => AcceptAsync(Thrift, main, files);

    /// <summary>Fails unless protoc takes all files; skips the test where there is none.</summary>
    public static Task AcceptProtoAsync(string main, params (string Path, string Text)[] files) => AcceptAsync(Protoc, main, files);

    /// <summary>Whether Apache's compiler takes all files.</summary>
    public static async Task<bool> AcceptsThriftAsync(string main, params (string Path, string Text)[] files) => (await RunAsync(Thrift, main, files)).ExitCode == 0;

    /// <summary>Whether protoc takes all files.</summary>
    public static async Task<bool> AcceptsProtoAsync(string main, params (string Path, string Text)[] files) => (await RunAsync(Protoc, main, files)).ExitCode == 0;

    private static Compiler Thrift { get; } = new("thrift", "thrift-compiler", "-version", (main, folder) => ["thrift", "-r", "--gen", "json", "-o", folder, main]);

    private static Compiler Protoc { get; } = new("protoc", "protobuf-compiler", "--version", (main, folder) => ["protoc", "-I.", $"--descriptor_set_out={Path.Combine(folder, "set.bin")}", main]);

    private static async Task AcceptAsync(Compiler compiler, string main, (string Path, string Text)[] files)
    {
        PeerRun run = await RunAsync(compiler, main, files);
        Assert.True(run.ExitCode == 0, $"{run.Output}\n{string.Join("\n", files.Select(f => $"--- {f.Path}\n{f.Text}"))}");
    }

    private static async Task<PeerRun> RunAsync(Compiler compiler, string main, (string Path, string Text)[] files)
    {
        if (!await PeerRun.SucceedAsync([compiler.Program, compiler.Version]))
        {
            PeerFolder.Missing($"needs {compiler.Program}: install {compiler.Package}");
        }

        string folder = Directory.CreateTempSubdirectory("tern-idl").FullName;
        try
        {
            foreach ((string path, string text) in files)
            {
                string target = Path.Combine(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                await File.WriteAllTextAsync(target, text);
            }

            return await PeerRun.ExecuteAsync(compiler.Command(main, folder), folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed record Compiler(string Program, string Package, string Version, Func<string, string, string[]> Command);
}
