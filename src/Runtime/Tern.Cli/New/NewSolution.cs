using Tern.Idl.CSharp;

namespace Tern.Cli;

/// <summary>Makes a solution of the service template.</summary>
/// <param name="host">The surroundings.</param>
/// <param name="name">Name of the solution.</param>
/// <param name="ternVersion">Version of the package Tern.</param>
internal sealed class NewSolution(CliHost host, string name, string ternVersion)
{
    private const string ResourcePrefix = "template/";
    private const string NameToken = "TernServiceTemplate";
    private const string VersionToken = "0.0.0-tern-version";

    // What stands in the template for a contract in C#, and makes way for one in IDL.
    private static readonly string[] s_ofGreeter = ["IGreeter.cs", "Person.cs", "Greeting.cs", "Greeter.cs", "GreeterTests.cs", "Program.cs"];

    /// <summary>Writes the solution.</summary>
    /// <param name="folder">Full path of its folder.</param>
    /// <param name="idl">IDL files and folders as they were named; none for a contract in C#.</param>
    /// <param name="includeFolders">Folders of includes as they were named.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="CliException">The name is none, the folder is not empty, or the IDL has errors.</exception>
    public void Write(string folder, IReadOnlyList<string> idl, IReadOnlyList<string> includeFolders, CancellationToken cancellationToken)
    {
        if (!CSharpOptions.IsNamespace(name))
        {
            throw new CliException($"'{name}' is no namespace of C#: letters, digits and underscores, with points between words, as in Acme.Shop.");
        }

        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new CliException($"'{host.Display(folder)}' is not empty. Choose another folder with --output.");
        }

        Dictionary<string, string> files = Template();
        if (idl.Count > 0)
        {
            new NewFromIdl(host, name).Change(files, idl, includeFolders, cancellationToken);
        }

        foreach ((string path, string text) in files)
        {
            string full = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }
    }

    /// <summary>Whether a file of the template is about the contract in C#.</summary>
    public static bool IsOfGreeter(string path) => s_ofGreeter.Contains(Path.GetFileName(path), StringComparer.Ordinal);

    /// <summary>The files of the template, with the name in its places.</summary>
    private Dictionary<string, string> Template()
    {
        Dictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (string resource in typeof(NewSolution).Assembly.GetManifestResourceNames().Where(static resource => resource.StartsWith(ResourcePrefix, StringComparison.Ordinal)))
        {
            string path = resource[ResourcePrefix.Length..].Replace('\\', '/');
            if (path.StartsWith(".template.config/", StringComparison.Ordinal))
            {
                continue;
            }

            using StreamReader reader = new(typeof(NewSolution).Assembly.GetManifestResourceStream(resource)!);
            files[Filled(path)] = Filled(reader.ReadToEnd());
        }

        return files;
    }

    private string Filled(string text) => text.Replace(NameToken, name, StringComparison.Ordinal).Replace(VersionToken, ternVersion, StringComparison.Ordinal);
}
