using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Tern.Analyzers.NullFlow.Engine;

namespace Tern.Analyzers.NullFlow.Reporting;

/// <summary>
/// The findings a code base starts with, which are not reported again. An entry names rule, member, and a hash of what is dereferenced, how, and where the null comes from: no line and no file, so that
/// code may move. An entry silences one finding; two equal findings need two.
/// </summary>
internal sealed class NullBaseline
{
    public const string FileName = "tern.nulls";
    private const string Metadata = "build_metadata.AdditionalFiles.TernNullBaseline";
    private readonly Dictionary<string, Queue<TextSpan>> _entries = new(StringComparer.Ordinal);

    private NullBaseline(string path, SourceText text)
    {
        Path = path;
        Text = text;
        foreach (TextLine line in text.Lines)
        {
            string entry = line.ToString().Trim();
            if (entry.Length == 0 || entry[0] == '#')
            {
                continue;
            }

            if (!_entries.TryGetValue(entry, out Queue<TextSpan>? places))
            {
                _entries[entry] = places = new();
            }

            places.Enqueue(line.Span);
        }
    }

    public string Path { get; }

    public SourceText Text { get; }

    /// <summary>The baseline of a project; <see langword="null"/> if it has none.</summary>
    public static NullBaseline? Of(AnalyzerOptions options, CancellationToken cancellation)
    {
        foreach (AdditionalText file in options.AdditionalFiles)
        {
            string name = file.Path.Substring(file.Path.LastIndexOfAny(['/', '\\']) + 1);
            bool named = string.Equals(name, FileName, StringComparison.OrdinalIgnoreCase)
                || (options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue(Metadata, out string? value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase));
            if (named && file.GetText(cancellation) is { } text)
            {
                return new NullBaseline(file.Path, text);
            }
        }

        return null;
    }

    /// <summary>Entry of a finding. Holds no character that JSON or XML would write otherwise.</summary>
    public static string EntryOf(string rule, Finding finding, string sourceMember)
    {
        string member = finding.Sink.Member.GetDocumentationCommentId() ?? finding.Sink.Member.ContainingSymbol?.GetDocumentationCommentId() ?? finding.Sink.Member.Name;
        Fingerprint hash = new();
        foreach (string part in new[] { finding.Sink.Where.ToString(), finding.Sink.Use, finding.Origin.Text, sourceMember })
        {
            foreach (char c in part)
            {
                if (!char.IsWhiteSpace(c))
                {
                    hash.Append(c);
                }
            }

            hash.Append(-1);
        }

        return string.Format(CultureInfo.InvariantCulture, "{0} {1} {2:x16}", rule, member.Replace('`', '^').Replace('&', '@'), hash.Value);
    }

    /// <summary>Uses up an entry; false when there is none (left).</summary>
    public bool Take(string entry) => _entries.TryGetValue(entry, out Queue<TextSpan>? places) && places.Count > 0 && places.Dequeue() is var _;

    /// <summary>Entries that no finding took, by place.</summary>
    public IEnumerable<(Location Where, string Entry)> Left()
        => _entries.SelectMany(e => e.Value.Select(span => (Span: span, e.Key))).OrderBy(e => e.Span.Start).Select(e => (Location.Create(Path, e.Span, Text.Lines.GetLinePositionSpan(e.Span)), e.Key));
}
