using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xunit;

namespace Tern.Architecture.Tests;

/// <summary>What compiled assemblies really reference, whatever their project files say.</summary>
public sealed class AssemblyReferenceTests
{
    private static readonly string[] s_sockets = ["System.Net.Sockets", "System.Net.Security", "System.Net.Http", "System.Net.NameResolution"];
    private static readonly string[] s_emission = ["System.Reflection.Emit", "System.Reflection.Emit.ILGeneration", "System.Reflection.Emit.Lightweight", "System.Linq.Expressions"];

    // The command is a tool with the compiler on board, and part of no program of users; the templates are text.
    public static TheoryData<string> RuntimeAssemblies =>
        [.. Repository.ReadProjects("src/Runtime").Keys.Where(static name => name is not ("Tern.Cli" or "Tern.Templates")).Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData("Tern.Abstractions")]
    [InlineData("Tern.Serialization")]
    [InlineData("Tern.Protocols")]
    public void References_PartsBelowTransport_NameNoSockets(string assembly)
    {
        Assert.Empty(ReferencesOf(assembly).Intersect(s_sockets));
    }

    [Theory]
    [MemberData(nameof(RuntimeAssemblies))]
    public void References_RuntimeAssembly_NameNoCodeEmission(string assembly)
    {
        Assert.Empty(ReferencesOf(assembly).Intersect(s_emission));
    }

    [Theory]
    [MemberData(nameof(RuntimeAssemblies))]
    public void References_RuntimeAssembly_NameNoCompiler(string assembly)
    {
        Assert.DoesNotContain(ReferencesOf(assembly), name => name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
    }

    [Fact]
    public void References_TransportAndProtocols_DoNotNameEachOther()
    {
        Assert.DoesNotContain("Tern.Protocols", ReferencesOf("Tern.Transport"));
        Assert.DoesNotContain("Tern.Serialization", ReferencesOf("Tern.Transport"));
        Assert.DoesNotContain("Tern.Transport", ReferencesOf("Tern.Protocols"));
    }

    private static List<string> ReferencesOf(string assembly)
    {
        using FileStream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"));
        using PEReader reader = new(file);
        MetadataReader metadata = reader.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
