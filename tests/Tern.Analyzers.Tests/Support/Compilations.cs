using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Tern.Analyzers.Tests.Support;

/// <summary>Compilations as a user's project makes them: implicit usings, nullable on, Tern referenced.</summary>
internal static class Compilations
{
    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp13, DocumentationMode.Diagnose);

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" or "Microsoft.CSharp.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(RpcMessageAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Serialization.ThriftSerializer).Assembly.Location),
    ];

    /// <summary>The references of a compilation: the platform, <c>Tern.Abstractions</c> and <c>Tern.Serialization</c>.</summary>
    public static IReadOnlyList<MetadataReference> References => s_references;

    /// <summary>A library of some files, called <c>File0.cs</c> and so on.</summary>
    public static CSharpCompilation Of(params string[] sources)
        => CSharpCompilation.Create(
            "Test",
            [Tree(Usings, "Usings.cs"), .. sources.Select((source, i) => Tree(source, $"File{i}.cs"))],
            s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    /// <summary>A file.</summary>
    public static SyntaxTree Tree(string source, string path) => CSharpSyntaxTree.ParseText(source, s_parse, path);
}
