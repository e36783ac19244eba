using Tern.Interop.Tests.Programs;

namespace Tern.Idl.Tests.Writing;

/// <summary>Debian's compilers as judges of text that was written here.</summary>
internal static class Compilers
{
    /// <summary>Fails unless Apache's compiler takes all files; skips the test where there is none.</summary>
    public static Task AcceptThriftAsync(string main, params (string Path, string Text)[] files)
        => AcceptAsync("thrift", "thrift-compiler", folder => ["thrift", "-r", "-strict", "--gen", "json", "-o", folder, main], files);

    /// <summary>Fails unless protoc takes all files; skips the test where there is none.</summary>
    public static Task AcceptProtoAsync(string main, params (string Path, string Text)[] files)
        => AcceptAsync("protoc", "protobuf-compiler", folder => ["protoc", "-I.", $"--descriptor_set_out={Path.Combine(folder, "set.bin")}", main], files);

    private static async Task AcceptAsync(string program, string package, Func<string, string[]> command, (string Path, string Text)[] files)
    {
        if (!await PeerRun.SucceedAsync([program, program == "thrift" ? "-version" : "--version"]))
        {
            PeerFolder.Missing($"needs {program}: install {package}");
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

            PeerRun run = await PeerRun.ExecuteAsync(command(folder), folder);
            Assert.True(run.ExitCode == 0, $"{run.Output}\n{string.Join("\n", files.Select(f => $"--- {f.Path}\n{f.Text}"))}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
