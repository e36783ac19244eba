using Microsoft.CodeAnalysis;
using Tern.Generators.CSharp;
using Tern.Idl.Locking;

namespace Tern.Analyzers.Locking;

/// <summary>Ids that peers know already, those of removed fields too.</summary>
internal static class LockedIds
{
    /// <summary>The ids of a message or union in C#.</summary>
    /// <param name="text">Text of the contract lock.</param>
    /// <param name="type">The message or union.</param>
    public static IEnumerable<int> Of(string text, INamedTypeSymbol type)
    {
        string name = ProtobufParser.NameOf(type);
        return ContractLock.Parse(ContractLock.FileName, text).Lock.Messages
            .Where(m => m.Name == name)
            .SelectMany(m => m.Fields.Select(f => f.Id).Concat(m.Reserved.Where(r => r.Last - (long)r.First < short.MaxValue).SelectMany(r => Enumerable.Range(r.First, r.Last - r.First + 1))));
    }
}
