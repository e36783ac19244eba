using System.Text.RegularExpressions;
using Tern.Idl.Locking;
using Tern.Schema;

namespace Tern.Generators.Tests.Contracts;

/// <summary>Locks as Thrift peers see them: names of types are on no wire, and C# writes them otherwise.</summary>
internal static partial class WireShape
{
    /// <summary>The lock without enums that nothing uses: they are on no wire, and in C# no contract names them.</summary>
    public static ContractLock WithoutUnused(ContractLock contracts)
    {
        HashSet<string> used = [.. contracts.Messages.SelectMany(m => m.Fields)
            .Concat(contracts.Services.SelectMany(s => s.Methods).SelectMany(m => m.Arguments.Concat(m.Throws)))
            .Select(f => f.Type)
            .Concat(contracts.Services.SelectMany(s => s.Methods).Select(m => m.Result ?? ""))
            .SelectMany(t => Word().Matches(t).Select(w => w.Value))];
        return contracts with { Enums = contracts.Enums.Where(e => used.Contains(e.Name)).ToEquatableArray() };
    }

    /// <summary>The lock with the names of types without file, namespace, case and underscores.</summary>
    public static ContractLock WithoutNames(ContractLock contracts)
    {
        HashSet<string> names = [.. contracts.Messages.Select(m => m.Name).Concat(contracts.Enums.Select(e => e.Name))];
        return new ContractLock(
            contracts.Messages.Select(m => m with { Name = Bare(m.Name), Fields = Fields(m.Fields) }).ToEquatableArray(),
            contracts.Enums.Select(e => e with { Name = Bare(e.Name) }).ToEquatableArray(),
            contracts.Services.Select(s => s with { Name = s.Name[(s.Name.LastIndexOf('.') + 1)..], Methods = s.Methods.Select(Method).ToEquatableArray() }).ToEquatableArray());

        LockedMethod Method(LockedMethod method) => method with { Arguments = Fields(method.Arguments), Result = method.Result is null ? null : Type(method.Result), Throws = Fields(method.Throws) };

        EquatableArray<LockedField> Fields(EquatableArray<LockedField> fields) => fields.Select(f => f with { Type = Type(f.Type) }).ToEquatableArray();

        string Type(string type) => Word().Replace(type, word => names.Contains(word.Value) ? Bare(word.Value) : word.Value);
    }

    private static string Bare(string name) => "_" + name[(name.LastIndexOf('.') + 1)..].Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    [GeneratedRegex(@"[^<>,|]+")]
    private static partial Regex Word();
}
