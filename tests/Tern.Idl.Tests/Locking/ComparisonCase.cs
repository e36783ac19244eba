using System.Text;
using Tern.Idl.Locking;

namespace Tern.Idl.Tests.Locking;

/// <summary>What there was, what there is, and what is said about it, one line each: <c>TERN3511 Thrift message a.B 1</c>.</summary>
internal sealed record ComparisonCase(string Name, string Before, string Now, params string[] Expected)
{
    public static ContractLock Read(string lines)
    {
        LockReading reading = ContractLock.Parse("tern.lock", "tern-lock 1\n" + lines);
        Assert.Empty(reading.Errors.Select(e => IdlRules.All[e.Id].MessageOf(e)));
        return reading.Lock;
    }

    public IReadOnlyList<string> Actual() => [.. ContractLock.Compare(Read(Before), Read(Now)).Select(c => $"{c.Rule} {c.Breaks} {c.Key}")];

    public override string ToString() => Name;
}
