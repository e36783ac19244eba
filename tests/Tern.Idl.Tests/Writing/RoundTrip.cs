using Tern.Idl.Locking;
using Tern.Idl.Writing;
using Tern.Schema.Idl;

namespace Tern.Idl.Tests.Writing;

/// <summary>Files that were read, written, and read again.</summary>
/// <param name="Before">What was read first.</param>
/// <param name="Files">What was written: path and text.</param>
/// <param name="After">What was read then.</param>
internal sealed record RoundTrip(IdlSchema Before, IReadOnlyList<(string Path, string Text)> Files, IdlSchema After)
{
    private static readonly IdlOptions s_options = IdlOptions.Default;

    public static RoundTrip Of(IdlSchema before)
    {
        (string Path, string Text)[] files = [.. before.Files.Where(f => !f.Path.StartsWith("google/protobuf/", StringComparison.Ordinal)).Select(f => (f.Path, IdlWriter.Write(f, before, s_options)))];
        return new(before, files, Load(files));
    }

    public static RoundTrip Of(params (string Path, string Text)[] files) => Of(Load(files));

    public string AllText => string.Join("\n", Files.Select(f => $"--- {f.Path}\n{f.Text}"));

    /// <summary>Fails unless nothing that a peer, a reader or a generator sees has changed.</summary>
    public void AssertSame()
    {
        Assert.True(!HasErrors(After), $"{Messages(After)}\n{AllText}");
        string before = ContractLock.Of(Before).Write();
        Assert.Equal(before, ContractLock.Of(After).Write());

        // What the lock does not know (comments, options, packing) is in the text, which must be the same the next time.
        foreach ((string path, string text) in Files)
        {
            Assert.Equal(text, IdlWriter.Write(After.Files.Single(f => f.Path == path), After, s_options));
        }

        foreach ((IdlFile left, IdlFile right) in Before.Files.Select(f => (f, After.Files.Single(o => o.Path == f.Path))))
        {
            Assert.Equal(Docs(left), Docs(right));
            Assert.Equal(Details(left), Details(right));
        }
    }

    private static IEnumerable<string?> Docs(IdlFile file) => file.Enums.SelectMany(e => e.Values.Select(v => v.Doc).Prepend(e.Doc))
        .Concat(file.Messages.SelectMany(m => m.Fields.Select(f => f.Doc).Prepend(m.Doc)))
        .Concat(file.Services.SelectMany(s => s.Methods.Select(m => m.Doc).Prepend(s.Doc)))
        .Concat(file.Typedefs.Select(t => t.Doc))
        .Concat(file.Constants.Select(c => c.Doc))
        .Append(file.Doc)
        .Select(doc => doc?.Replace("*/", "* /", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Details(IdlFile file) => file.Messages
        .SelectMany(m => m.Fields.Select(f => $"{m.Id.Name}.{f.Name} {f.IsPacked} {f.IsGroup} {f.IsUtf8Checked} {f.Default} {Notes(f.Annotations)}").Prepend($"{m.Id.Name} {m.IsExported} {Notes(m.Annotations)}"))
        .Concat(file.Enums.Select(e => $"{e.Id.Name} {e.IsExported}"))
        .Concat(file.Extensions.Select(e => $"{e.Id.Name} {e.Extendee.Name} {e.Field.Id} {e.Field.Type} {e.Field.IsPacked} {e.Field.IsGroup}"))
        .Concat(file.Services.SelectMany(s => s.Methods.Select(m => $"{s.Id.Name}.{m.Name} {m.IsIdempotent} {Notes(m.Annotations)}").Prepend($"{s.Id.Name} {s.Extends} {Notes(s.Annotations)}")))
        .Concat(file.Constants.Select(c => $"{c.Id.Name} {c.Type} {c.Value}"))
        .Concat(file.Typedefs.Select(t => $"{t.Id.Name} {t.Type}"))
        .Concat(file.Namespaces.Select(n => n.ToString()))
        .Append(Notes(file.Annotations))
        .Order(StringComparer.Ordinal);

    // Features are resolved, and said elsewhere; what syntax says is no option any more.
    private static string Notes(IEnumerable<IdlAnnotation> annotations) => string.Join(
        "; ",
        annotations.Where(a => !a.Key.StartsWith("features.", StringComparison.Ordinal) && a.Key is not ("packed" or "json_name" or "default")).Select(a => $"{a.Key}={a.Value} {a.IsText}"));

    private static bool HasErrors(IdlSchema schema) => schema.Diagnostics.Any(d => IdlRules.All[d.Id].Severity == IdlSeverity.Error);

    private static string Messages(IdlSchema schema)
        => string.Join("\n", schema.Diagnostics.Select(d => $"{d.Where?.File}({d.Where?.StartLine + 1},{d.Where?.StartColumn + 1}): {d.Id}: {IdlRules.All[d.Id].MessageOf(d)}"));

    private static IdlSchema Load((string Path, string Text)[] files)
    {
        Dictionary<string, string> texts = files.ToDictionary(f => f.Path, f => f.Text, StringComparer.Ordinal);
        return IdlLoader.Load(files.Select(f => f.Path), texts.GetValueOrDefault, s_options);
    }
}
