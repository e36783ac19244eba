using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Tern.Idl.Locking;

namespace Tern.Analyzers.Locking;

/// <summary>Finds the contract lock among the additional files of a project.</summary>
internal static class LockFile
{
    private const string Metadata = "build_metadata.AdditionalFiles.TernContractLock";

    /// <summary>The lock; <see langword="null"/> if the project has none.</summary>
    public static AdditionalText? Of(AnalyzerOptions options)
    {
        foreach (AdditionalText file in options.AdditionalFiles)
        {
            if (IsLock(file, options))
            {
                return file;
            }
        }

        return null;
    }

    // Named as build/Tern.targets hands it over, or by the project itself under the usual name.
    private static bool IsLock(AdditionalText file, AnalyzerOptions options)
    {
        string name = file.Path.Substring(file.Path.LastIndexOfAny(['/', '\\']) + 1);
        return string.Equals(name, ContractLock.FileName, StringComparison.OrdinalIgnoreCase)
            || (options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue(Metadata, out string? value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase));
    }
}
