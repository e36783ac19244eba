using Tern.Idl.Locking;

namespace Tern.Cli;

/// <summary>What contracts are compared with.</summary>
/// <param name="Name">What it is, for people.</param>
/// <param name="Lock">The wire shape that peers rely on.</param>
/// <param name="Root">Folder that names in it are relative to.</param>
/// <param name="Problems">What is wrong with it.</param>
internal sealed record Baseline(string Name, ContractLock Lock, string Root, IReadOnlyList<Finding> Problems);
