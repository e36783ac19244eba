using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Tern.Generators.Tests.Support;

/// <summary>Compilations as strict as a user's can be.</summary>
internal static class Compilations
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp13, DocumentationMode.Diagnose);

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(RpcMessageAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Serialization.ThriftSerializer).Assembly.Location),
    ];

    /// <summary>What every compilation references: the platform and Tern's assemblies.</summary>
    public static IReadOnlyList<MetadataReference> References => s_references;

    /// <summary>The parse options, for trees that are added later.</summary>
    public static CSharpParseOptions ParseOptions => s_parse;

    /// <summary>A library of some files; each may leave out the usings that projects have.</summary>
    public static CSharpCompilation Of(params string[] sources) => Of("Test", sources);

    /// <summary>A library with a name.</summary>
    public static CSharpCompilation Of(string assembly, string[] sources, params MetadataReference[] references)
        => CSharpCompilation.Create(
            assembly,
            [Tree("global using System; global using System.Collections.Generic; global using System.Threading; global using System.Threading.Tasks; global using Tern;", "Usings.cs"),
                .. sources.Select((source, i) => Tree(source, $"File{i}.cs"))],
            [.. s_references, .. references],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                checkOverflow: true,
                warningLevel: 9999));

    /// <summary>A file.</summary>
    public static SyntaxTree Tree(string source, string path) => CSharpSyntaxTree.ParseText(source, s_parse, path);
}
