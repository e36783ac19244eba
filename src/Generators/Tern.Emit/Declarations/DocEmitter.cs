using System.Globalization;
using Tern.Schema.Declarations;

namespace Tern.Emit;

/// <summary>Writes comments of IDL as documentation of C#.</summary>
internal sealed class DocEmitter(CodeWriter code)
{
    /// <summary>Whether something was left without documentation, or with part of it.</summary>
    public bool HasGaps { get; private set; }

    /// <summary>Writes what stands above a type.</summary>
    public void Type(string? doc, DeclarationOrigin origin)
    {
        string place = origin.Line > 0 ? $"{origin.File}:{origin.Line.ToString(CultureInfo.InvariantCulture)}" : origin.File;
        string source = $"IDL: <c>{Identifiers.Xml(origin.Definition)}</c>, {Identifiers.Xml(place)}";
        (string[] summary, string[][] rest) = Split(doc);
        if (summary.Length == 0)
        {
            code.Line($"/// <summary>{source}</summary>");
            return;
        }

        Element("summary", summary);
        if (rest.Length == 0)
        {
            code.Line($"/// <remarks>{source}</remarks>");
            return;
        }

        code.Line("/// <remarks>");
        Paragraphs(rest);
        code.Line($"/// <para>{source}</para>");
        code.Line("/// </remarks>");
    }

    /// <summary>Writes what stands above a member.</summary>
    public void Member(string? doc)
    {
        (string[] summary, string[][] rest) = Split(doc);
        if (summary.Length == 0)
        {
            HasGaps = true;
            return;
        }

        Element("summary", summary);
        if (rest.Length > 0)
        {
            code.Line("/// <remarks>");
            Paragraphs(rest);
            code.Line("/// </remarks>");
        }
    }

    /// <summary>Writes what stands above a method.</summary>
    public void Method(string? doc, IReadOnlyList<(string Name, string Doc)> parameters)
    {
        Member(doc);
        foreach ((string name, string text) in parameters)
        {
            (string[] lines, string[][] rest) = Split(text);
            if (lines.Length > 0)
            {
                Element("param", [.. lines, .. rest.SelectMany(p => p)], $" name=\"{name}\"");
            }
        }

        // C# wants all parameters described or none.
        HasGaps |= parameters.Any(p => p.Doc.Length > 0);
    }

    private void Paragraphs(string[][] paragraphs)
    {
        foreach (string[] paragraph in paragraphs)
        {
            Element("para", paragraph);
        }
    }

    private void Element(string name, string[] lines, string attributes = "")
    {
        if (lines.Length == 1)
        {
            code.Line($"/// <{name}{attributes}>{lines[0]}</{name}>");
            return;
        }

        code.Line($"/// <{name}{attributes}>");
        foreach (string line in lines)
        {
            code.Line($"/// {line}");
        }

        code.Line($"/// </{name}>");
    }

    // The first paragraph is the summary.
    private static (string[] Summary, string[][] More) Split(string? doc)
    {
        List<List<string>> paragraphs = [[]];
        foreach (string line in (doc ?? "").Replace("\r\n", "\n").Split('\n', '\r', '\u0085', '\u2028', '\u2029'))
        {
            string text = Clean(line);
            if (text.Length > 0)
            {
                paragraphs[paragraphs.Count - 1].Add(text);
            }
            else if (paragraphs[paragraphs.Count - 1].Count > 0)
            {
                paragraphs.Add([]);
            }
        }

        string[][] full = [.. paragraphs.Where(p => p.Count > 0).Select(p => p.ToArray())];
        return full.Length == 0 ? ([], []) : (full[0], [.. full.Skip(1)]);
    }

    // XML has no control characters, however they are escaped.
    private static string Clean(string line) => Identifiers.Xml(new string([.. line.Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && c < '\uFFFE')]).Trim());
}
