using Tern.Idl.Thrift;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Tests.Thrift;

/// <summary>Shorthands for texts of one or a few files.</summary>
internal static class ThriftSource
{
    public const string Path = "shop.thrift";

    public static ThriftDocument Parse(string text) => (ThriftDocument)IdlParser.Parse(Path, text);

    /// <summary>Links a text that has no errors; warnings and hints are not looked at.</summary>
    public static IdlFile Link(string text, IdlOptions? options = null)
    {
        IdlSchema schema = LinkAny(text, options);
        Assert.DoesNotContain(schema.Diagnostics, diagnostic => IdlRules.All[diagnostic.Id].Severity == IdlSeverity.Error);
        return Assert.Single(schema.Files);
    }

    public static IdlSchema LinkAny(string text, IdlOptions? options = null) => IdlLinker.Link([Parse(text)], options ?? IdlOptions.Default);

    /// <summary>Links files, the first of which is loaded.</summary>
    public static IdlSchema LinkFiles(IdlOptions options, params (string Path, string Text)[] files)
    {
        Dictionary<string, string> byPath = files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        return IdlLoader.Load([files[0].Path], path => byPath.GetValueOrDefault(path), options);
    }

    /// <summary>All messages, with line and column as editors count them.</summary>
    public static IReadOnlyList<string> Messages(IEnumerable<ContractDiagnostic> diagnostics) =>
        [.. diagnostics.Select(d => $"{d.Where!.StartLine + 1}:{d.Where.StartColumn + 1} {IdlRules.All[d.Id].MessageOf(d)}")];
}
