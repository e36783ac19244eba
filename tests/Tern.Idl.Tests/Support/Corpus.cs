using System.Text.RegularExpressions;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Tests.Support;

/// <summary>
/// Small IDL files beside the test assembly. A comment <c>error TERN3104</c> (or <c>warning</c>, <c>hint</c>; several after another) at the end of a line says what is reported on
/// that line; one that ends with <c>+N</c> or <c>-N</c> speaks of a line that many lines below or above, for places where a comment would be part of what is wrong.
/// </summary>
internal static partial class Corpus
{
    /// <summary>The folder of a language's corpus: <c>Thrift</c> or <c>Protobuf</c>.</summary>
    public static string FolderOf(string language) => Path.Combine(AppContext.BaseDirectory, language, "Corpus");

    /// <summary>Files of a corpus below a folder, relative to the corpus, with <c>/</c>. Those in folders called <c>included</c> are there for others only.</summary>
    public static TheoryData<string> Files(string language, string below, string extension)
    {
        string root = FolderOf(language);
        return [.. Directory.EnumerateFiles(Path.Combine(root, below), "*" + extension, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/included/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>Loads one file with all that it includes.</summary>
    public static IdlSchema Load(string language, string file, IdlOptions? options = null)
    {
        string root = FolderOf(language);
        return IdlLoader.Load([file], path => File.Exists(Path.Combine(root, path)) ? File.ReadAllText(Path.Combine(root, path)) : null, options ?? IdlOptions.Default);
    }

    /// <summary>What the marks of all files say, as <c>line: severity rule</c>; other files than the first with their path in front.</summary>
    public static IReadOnlyList<string> Expected(string language, string file, IdlSchema schema) =>
        [.. schema.Files.Select(f => f.Path).Append(file).Distinct(StringComparer.Ordinal)
            .SelectMany(path => Marks(File.ReadAllText(Path.Combine(FolderOf(language), path))).Select(mark => Line(file, path, mark.Line, mark.Severity, mark.Rule)))
            .Order(StringComparer.Ordinal)];

    /// <summary>What was reported, in the same form.</summary>
    public static IReadOnlyList<string> Actual(string file, IdlSchema schema) =>
        [.. schema.Diagnostics
            .Select(d => Line(file, d.Where!.File, d.Where.StartLine + 1, SeverityOf(d), d.Id))
            .Order(StringComparer.Ordinal)];

    /// <summary>All messages, for the text of a failed test.</summary>
    public static string Messages(IdlSchema schema) =>
        string.Join('\n', schema.Diagnostics.Select(d => $"{d.Where?.File}({d.Where?.StartLine + 1},{d.Where?.StartColumn + 1}): {SeverityOf(d)} {d.Id}: {IdlRules.All[d.Id].MessageOf(d)}"));

    /// <summary>Whether a schema has an error.</summary>
    public static bool HasErrors(IdlSchema schema) => schema.Diagnostics.Any(d => IdlRules.All[d.Id].Severity == IdlSeverity.Error);

    private static string SeverityOf(ContractDiagnostic diagnostic) => IdlRules.All[diagnostic.Id].Severity.ToString().ToLowerInvariant();

    private static string Line(string file, string path, int line, string severity, string rule) => $"{(path == file ? "" : path + " ")}{line}: {severity} {rule}";

    private static IEnumerable<(int Line, string Severity, string Rule)> Marks(string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            foreach (Match match in Mark().Matches(lines[i]))
            {
                int offset = match.Groups["offset"].Success ? int.Parse(match.Groups["offset"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : 0;
                yield return (i + 1 + offset, match.Groups["severity"].Value, match.Groups["rule"].Value);
            }
        }
    }

    [GeneratedRegex(@"\b(?<severity>error|warning|hint) (?<rule>TERN3\d{3})(?<offset>[+-]\d+)?")]
    private static partial Regex Mark();
}
