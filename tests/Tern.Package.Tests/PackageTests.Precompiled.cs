using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Xunit;

namespace Tern.Package.Tests;

/// <content>Generator and analyzers compiled ahead of time: what the package holds, and which of it the compiler gets.</content>
public sealed partial class PackageTests
{
    // What an image has in place of its machine: the machine with the system's number over it, as the runtime defines it.
    private const int Linux = 0x7B79;
    private const int Windows = 0;
    private const int Apple = 0x4644;

    // The first bytes of a ReadyToRun header: "RTR".
    private const uint ReadyToRun = 0x00525452;

    private static readonly string[] s_precompiled = ["Tern.Analyzers.dll", "Tern.Emit.dll", "Tern.Generators.dll", "Tern.Idl.dll", "Tern.Schema.dll"];

    [Theory]
    [InlineData("linux-x64", Linux, Machine.Amd64)]
    [InlineData("win-x64", Windows, Machine.Amd64)]
    [InlineData("osx-arm64", Apple, Machine.Arm64)]
    public void Package_Images_AreItsAssembliesCompiledForThePlatform(string platform, int system, Machine machine)
    {
        string folder = $"tools/{platform}/";
        Assert.Equal(s_precompiled, package.Files().Where(file => file.StartsWith(folder, StringComparison.Ordinal)).Select(file => file[folder.Length..]).Order(StringComparer.Ordinal));

        foreach (string name in s_precompiled)
        {
            using PEReader image = new(new MemoryStream(package.ReadBytes(folder + name)));
            using PEReader assembly = new(new MemoryStream(package.ReadBytes("analyzers/dotnet/cs/" + name)));

            Assert.Equal((int)machine ^ system, (int)image.PEHeaders.CoffHeader.Machine);
            DirectoryEntry native = image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory;
            Assert.NotEqual(0, native.Size);
            Assert.Equal(ReadyToRun, image.GetSectionData(native.RelativeVirtualAddress).GetReader().ReadUInt32());
            Assert.Equal(0, assembly.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size);
            Assert.Equal(Version(assembly), Version(image));
        }
    }

    [Fact]
    public void Package_Tools_HoldNothingButImages()
        => Assert.Equal(["linux-x64", "osx-arm64", "win-x64"], package.Files().Where(file => file.StartsWith("tools/", StringComparison.Ordinal)).Select(file => file.Split('/')[1]).Distinct().Order(StringComparer.Ordinal));

    /// <summary>The consumer has been built: with images. Asks a second build, one of an IDE and one with the switch too, in one process of MSBuild.</summary>
    private async Task AssertPrecompiledAsync(string folder)
    {
        // Machines that the package has no images for build with IL.
        string platform = RuntimeInformation.RuntimeIdentifier;
        string images = package.Files().Any(file => file.StartsWith($"tools/{platform}/", StringComparison.Ordinal)) ? $"tools/{platform}" : "analyzers/dotnet/cs";
        AssertAnalyzers(folder, "compiled.txt", images);

        File.Delete(Path.Combine(folder, "compiled.txt"));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "Ask.proj"),
            """
            <Project>
              <Target Name="Ask">
                <MSBuild Projects="Consumer.csproj" Targets="Build" />
                <PropertyGroup>
                  <!-- The compiler is asked for and not run; an output that is never there makes it so. -->
                  <Ask>SkipCompilerExecution=true;NonExistentFile=never/there</Ask>
                </PropertyGroup>
                <MSBuild Projects="Consumer.csproj" Targets="Compile" Properties="$(Ask);DesignTimeBuild=true;CommandLineFile=design.txt" />
                <MSBuild Projects="Consumer.csproj" Targets="Compile" Properties="$(Ask);TernPrecompiled=false;CommandLineFile=switch.txt" />
                <MSBuild Projects="Consumer.csproj" Targets="Compile" Properties="$(Ask);CommandLineFile=same.txt" />
              </Target>
            </Project>
            """);
        AssertClean(await DotNet.RunAsync(folder, "dotnet", ["msbuild", "Ask.proj", "-p:Configuration=Release", .. Properties("net10.0")]));

        Assert.False(File.Exists(Path.Combine(folder, "compiled.txt")), "A second build compiled again.");
        AssertAnalyzers(folder, "design.txt", "analyzers/dotnet/cs");
        AssertAnalyzers(folder, "switch.txt", "analyzers/dotnet/cs");
        AssertAnalyzers(folder, "same.txt", images);
    }

    private void AssertAnalyzers(string folder, string commandLine, string expected)
    {
        const string Switch = "/analyzer:";
        string root = $"/tern/{package.Version}/";
        string[] analyzers =
        [
            .. File.ReadAllLines(Path.Combine(folder, commandLine))
                .Where(line => line.StartsWith(Switch, StringComparison.Ordinal))
                .Select(line => line[Switch.Length..].Trim('"').Replace('\\', '/'))
                .Where(file => file.Contains(root, StringComparison.Ordinal))
                .Select(file => file[(file.IndexOf(root, StringComparison.Ordinal) + root.Length)..])
                .Order(StringComparer.Ordinal),
        ];

        // Editors need the fixes, which the compiler takes and does not run.
        Assert.Equal([.. s_precompiled.Select(name => $"{expected}/{name}").Append("analyzers/dotnet/cs/Tern.Analyzers.CodeFixes.dll").Order(StringComparer.Ordinal)], analyzers);
    }

    // A number that each compilation of C# gives its output: the image is of the IL that is in the package.
    private static Guid Version(PEReader file)
    {
        MetadataReader metadata = file.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }
}
