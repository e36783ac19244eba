using System.Reflection;
using System.Runtime.Loader;

namespace Tern.Cli;

/// <summary>Loads a plug-in with the libraries that lie beside it; those of Tern are the tool's own, so that both speak of the same types.</summary>
/// <param name="path">Full path of the assembly.</param>
internal sealed class PluginLoadContext(string path) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path), isCollectible: false)
{
    private static readonly HashSet<string> s_shared = new(["Tern.Idl", "Tern.Schema"], StringComparer.Ordinal);

    private readonly AssemblyDependencyResolver _resolver = new(path);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (s_shared.Contains(assemblyName.Name ?? ""))
        {
            return null;
        }

        return _resolver.ResolveAssemblyToPath(assemblyName) is { } file ? LoadFromAssemblyPath(file) : null;
    }
}
