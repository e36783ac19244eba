using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Tern.Benchmarks.Generation;

/// <summary>Says of each <see cref="IdlSource"/> what build/Tern.targets says of a <c>TernIdl</c> item without metadata.</summary>
internal sealed class IdlSourceOptions : AnalyzerConfigOptionsProvider
{
    private static readonly Options s_item = new("build_metadata.AdditionalFiles.TernIdl", "true");
    private static readonly Options s_nothing = new("", "");

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options("build_property.ProjectDir", "/large/");

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => s_nothing;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => s_item;

    private sealed class Options(string key, string value) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string asked, [NotNullWhen(true)] out string? found)
        {
            found = asked == key ? value : null;
            return found is not null;
        }
    }
}
