using Tern.Analyzers.Locking;
using Tern.Idl.Locking;

namespace Tern.Cli;

/// <summary>The wire shape of what a C# project declares, as the check in its build sees it.</summary>
internal static class ProjectLock
{
    /// <summary>Reads it.</summary>
    /// <exception cref="CliException">The project does not build, or its contracts have errors.</exception>
    public static async Task<ContractLock> OfAsync(string path, CSharpBuild build, CliHost host, CancellationToken cancellationToken)
    {
        CSharpProject project = await CSharpProject.OpenAsync(path, build, host, cancellationToken).ConfigureAwait(false);
        return ProjectContracts.Read(project.Compilation, project.Options, cancellationToken).Contracts
            ?? throw new CliException($"The contracts of '{host.Display(path)}' have errors. The build says which.");
    }
}
