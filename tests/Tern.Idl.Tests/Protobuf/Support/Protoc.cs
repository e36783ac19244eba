using System.Reflection;
using System.Runtime.InteropServices;
using Tern.Interop.Tests.Programs;

namespace Tern.Idl.Tests.Protobuf.Support;

/// <summary>Protobuf's own compiler as the judge of IDL: the one that Debian installs, and a newer one that knows editions.</summary>
internal sealed class Protoc
{
    private readonly string _program;
    private readonly IReadOnlyList<string> _includes;

    private Protoc(string program, IReadOnlyList<string> includes)
    {
        _program = program;
        _includes = includes;
    }

    /// <summary>That of the package Grpc.Tools, which restores with this project.</summary>
    public static Protoc New { get; } = OfPackage();

    /// <summary>Debian's; skips the test where there is none.</summary>
    public static async Task<Protoc> OfDebianAsync()
    {
        if (!await PeerRun.SucceedAsync(["protoc", "--version"]))
        {
            PeerFolder.Missing("needs protoc: install protobuf-compiler");
        }

        return new("protoc", []);
    }

    /// <summary>Compiles a file to nothing.</summary>
    public Task<PeerRun> CheckAsync(string folder, string file) => RunAsync(folder, file, Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));

    /// <summary>Compiles a file to descriptors of it and all that it imports.</summary>
    public async Task<byte[]> DescribeAsync(string folder, string file)
    {
        string target = Path.GetTempFileName();
        try
        {
            PeerRun run = await RunAsync(folder, file, target, "--include_imports", "--include_source_info");
            Assert.True(run.ExitCode == 0, run.Output);
            return await File.ReadAllBytesAsync(target);
        }
        finally
        {
            File.Delete(target);
        }
    }

    private async Task<PeerRun> RunAsync(string folder, string file, string target, params string[] more)
    {
        string[] command = [_program, "-I" + folder, .. _includes.Select(include => "-I" + include), .. more, "--descriptor_set_out=" + target, file];
        try
        {
            return await PeerRun.ExecuteAsync(command, folder);
        }
        finally
        {
            if (more.Length == 0)
            {
                File.Delete(target);
            }
        }
    }

    private static Protoc OfPackage()
    {
        string Metadata(string key) => typeof(Protoc).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
        string package = Metadata("GrpcTools");
        string architecture = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        string program = OperatingSystem.IsWindows() ? "windows_x64/protoc.exe" : OperatingSystem.IsMacOS() ? "macosx_universal/protoc" : $"linux_{architecture}/protoc";

        // The package has no features of single languages, so that those come from the files that Tern brings along.
        return new(Path.Combine(package, "tools", program), [Path.Combine(package, "build", "native", "include"), Metadata("WellKnownFiles")]);
    }
}
