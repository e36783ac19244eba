using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Tern.Generators.Tests.Support;

/// <summary>A <c>TernIdl</c> item: its path below the project's folder, its text and its metadata.</summary>
internal sealed class IdlText(string name, string content, params (string Key, string Value)[] metadata) : AdditionalText
{
    /// <summary>Folder of the project in tests.</summary>
    public const string ProjectFolder = "/project/";

    public string Name { get; } = name;

    public string Content { get; init; } = content;

    public IReadOnlyDictionary<string, string> Metadata { get; } = metadata.ToDictionary(m => "Tern" + m.Key, m => m.Value, StringComparer.OrdinalIgnoreCase);

    public override string Path => ProjectFolder + Name;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(Content);

    /// <summary>The same item with another text.</summary>
    public IdlText With(string content) => new(Name, content, [.. Metadata.Select(m => (m.Key["Tern".Length..], m.Value))]);
}
