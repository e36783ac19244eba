namespace Tern.Idl.Tests.Locking;

/// <summary>Text of lock files.</summary>
internal static class LockFile
{
    /// <summary>What every one begins with.</summary>
    public const string Head = "# What peers of these contracts rely on. Commit this file; Tern reports whatever changes it.\ntern-lock 1\n";
}
