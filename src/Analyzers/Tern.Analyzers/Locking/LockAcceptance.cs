using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Tern.Idl.Locking;

namespace Tern.Analyzers.Locking;

/// <summary>What a code fix must know to accept a change: it travels with the diagnostic.</summary>
internal static class LockAcceptance
{
    private const string Path = "TernLock";
    private const string Removes = "TernLockRemoves";
    private const string Adds = "TernLockAdds";

    /// <summary>Properties of a diagnostic.</summary>
    public static ImmutableDictionary<string, string?> PropertiesOf(string lockPath, ContractChange? change)
    {
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add(Path, lockPath);
        return change is null ? properties : properties.Add(Removes, string.Join("\n", change.Removes)).Add(Adds, string.Join("\n", change.Adds));
    }

    /// <summary>Path of the lock that a diagnostic is about; <see langword="null"/> if it is no change that can be accepted.</summary>
    public static string? LockOf(Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(Adds) && diagnostic.Properties.TryGetValue(Path, out string? path) ? path : null;

    /// <summary>The text of a lock with changes accepted. Line endings stay those of the text.</summary>
    public static string Accept(string text, IEnumerable<Diagnostic> changes)
    {
        Diagnostic[] all = [.. changes];
        string accepted = ContractLock.Accept(text, all.SelectMany(d => LinesOf(d, Removes)), all.SelectMany(d => LinesOf(d, Adds)));
        return WithEndingsOf(text, accepted);
    }

    /// <summary>A lock's text with the line endings of another.</summary>
    public static string WithEndingsOf(string text, string written) => text.Contains("\r\n") ? written.Replace("\n", "\r\n") : written;

    private static IEnumerable<string> LinesOf(Diagnostic diagnostic, string property)
        => diagnostic.Properties.TryGetValue(property, out string? lines) && !string.IsNullOrEmpty(lines) ? lines!.Split('\n') : [];
}
