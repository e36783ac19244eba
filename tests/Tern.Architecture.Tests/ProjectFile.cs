using System.Xml.Linq;

namespace Tern.Architecture.Tests;

/// <summary>What a project file says, read as text: a condition does not hide a reference.</summary>
internal sealed class ProjectFile(string path, XDocument content)
{
    public string Path { get; } = path;

    public string Name { get; } = System.IO.Path.GetFileNameWithoutExtension(path);

    public string Folder { get; } = System.IO.Path.GetDirectoryName(path)!;

    /// <summary>Names of the projects that this one references.</summary>
    public IEnumerable<string> ProjectReferences => Includes("ProjectReference").Select(System.IO.Path.GetFileNameWithoutExtension)!;

    /// <summary>Those of them that the users of this project see, too.</summary>
    public IEnumerable<string> SharedProjectReferences => content
        .Descendants("ProjectReference")
        .Where(item => Metadata(item, "PrivateAssets") is not "all")
        .Select(item => System.IO.Path.GetFileNameWithoutExtension(item.Attribute("Include")?.Value))
        .OfType<string>();

    /// <summary>Packages that reach the users of this project; those with PrivateAssets="all" only help its build.</summary>
    public IEnumerable<string> PackageReferences => content
        .Descendants("PackageReference")
        .Where(item => item.Attribute("Include") is not null && Metadata(item, "PrivateAssets") is not "all")
        .Select(item => item.Attribute("Include")!.Value);

    /// <summary>Files of other folders that are compiled with this project.</summary>
    public IEnumerable<string> LinkedSources => Includes("Compile").Select(include => System.IO.Path.GetFullPath(System.IO.Path.Combine(Folder, include))).Where(File.Exists);

    public IEnumerable<string> FrameworkReferences => Includes("FrameworkReference");

    private IEnumerable<string> Includes(string item) => content
        .Descendants(item)
        .Select(element => element.Attribute("Include")?.Value)
        .OfType<string>()
        .SelectMany(include => include.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string? Metadata(XElement item, string name) =>
        (item.Attribute(name)?.Value ?? item.Element(name)?.Value)?.ToLowerInvariant();
}
