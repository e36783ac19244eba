using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Tern.Generators.Contracts;

/// <summary>Comments of a compiled assembly from the text of its documentation file. What cannot be read counts as no documentation.</summary>
internal sealed class DocumentationText : DocumentationProvider
{
    private readonly Dictionary<string, string> _byId;

    public DocumentationText(string text)
    {
        Text = text;
        _byId = Read(text);
    }

    private string Text { get; }

    public override bool Equals(object? obj) => obj is DocumentationText other && other.Text == Text;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    protected override string? GetDocumentationForSymbol(string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default)
        => _byId.TryGetValue(documentationMemberID, out string? xml) ? xml : null;

    private static Dictionary<string, string> Read(string text)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            foreach (XElement member in XDocument.Parse(text).Descendants("member"))
            {
                if ((string?)member.Attribute("name") is { } id)
                {
                    members[id] = member.ToString(SaveOptions.DisableFormatting);
                }
            }
        }
        catch (XmlException)
        {
            // Comments are an extra; the contracts are complete without them.
        }

        return members;
    }
}
