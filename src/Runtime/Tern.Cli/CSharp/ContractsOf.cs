using Microsoft.CodeAnalysis;
using Tern.Generators.Contracts;
using Tern.Schema.Contracts;

namespace Tern.Cli;

/// <summary>Reads the contracts of a C# project or of a compiled assembly, with those of other assemblies that they refer to.</summary>
internal static class ContractsOf
{
    /// <summary>Reads them.</summary>
    /// <returns>The contracts, and the name of what they come from.</returns>
    /// <exception cref="CliException">There are none, they have errors, or the project does not build.</exception>
    public static async Task<(ContractSet Contracts, string Title)> ReadAsync(string path, CSharpBuild build, CliHost host, CancellationToken cancellationToken)
    {
        bool isAssembly = path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && File.Exists(path);
        if (!isAssembly && !CSharpProject.IsProject(path))
        {
            throw new CliException($"'{host.Display(path)}' is no C# project, no folder with one, and no assembly.");
        }

        (ContractSet contracts, string title) = isAssembly
            ? (Compiled(path, cancellationToken), Path.GetFileNameWithoutExtension(path))
            : await OfProjectAsync().ConfigureAwait(false);
        if (contracts.Broken.Count > 0)
        {
            throw new CliException($"These contracts have errors: {string.Join(", ", contracts.Broken)}. The build says which.");
        }

        return contracts.Messages.Count + contracts.Unions.Count + contracts.Services.Count + contracts.Enums.Count == 0
            ? throw new CliException($"'{host.Display(path)}' has no contracts in C#: types with [RpcService] or [RpcMessage].")
            : (contracts, title);

        async Task<(ContractSet, string)> OfProjectAsync()
        {
            CSharpProject project = await CSharpProject.OpenAsync(path, build, host, cancellationToken).ConfigureAwait(false);
            return (ContractReader.Read(project.Compilation, withForeign: true, cancellationToken), project.Compilation.AssemblyName ?? "contracts");
        }
    }

    private static ContractSet Compiled(string path, CancellationToken cancellationToken)
    {
        string documentation = Path.ChangeExtension(path, ".xml");
        string[] beside = Directory.GetFiles(Path.GetDirectoryName(path)!, "*.dll");
        HashSet<string> known = new(beside.Select(Path.GetFileName)!, StringComparer.OrdinalIgnoreCase);
        IEnumerable<string> platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(file => !known.Contains(Path.GetFileName(file)));
        try
        {
            return ContractReader.ReadCompiled(
                [.. File.ReadAllBytes(path)],
                File.Exists(documentation) ? File.ReadAllText(documentation) : null,
                beside.Where(file => file != path).Concat(platform).Where(IsManaged).Select(static file => MetadataReference.CreateFromFile(file)),
                withForeign: true,
                cancellationToken);
        }
        catch (BadImageFormatException wrong)
        {
            throw new CliException($"'{Path.GetFileName(path)}': {wrong.Message}");
        }
    }

    private static bool IsManaged(string file)
    {
        using FileStream stream = File.OpenRead(file);
        using System.Reflection.PortableExecutable.PEReader reader = new(stream);
        try
        {
            return reader.HasMetadata;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }
}
