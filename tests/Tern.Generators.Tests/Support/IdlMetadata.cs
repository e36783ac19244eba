using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Tern.Generators.Tests.Support;

/// <summary>Gives the metadata of <see cref="IdlText"/> as build/Tern.targets does.</summary>
internal sealed class IdlMetadata : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(new Dictionary<string, string> { ["build_property.ProjectDir"] = IdlText.ProjectFolder });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options([]);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(textFile is IdlText idl
        ? idl.Metadata.Append(new("TernIdl", "true")).ToDictionary(m => "build_metadata.AdditionalFiles." + m.Key, m => m.Value, StringComparer.OrdinalIgnoreCase)
        : []);

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
