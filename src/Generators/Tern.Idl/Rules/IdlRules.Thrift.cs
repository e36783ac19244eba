namespace Tern.Idl;

public static partial class IdlRules
{
    /// <summary>TERN3100: a number has a leading zero.</summary>
    public static readonly IdlRule LeadingZero = new(
        "TERN3100",
        "Numbers have no leading zeros",
        "'{0}' is {1} here and in Apache Thrift, but thriftgo reads it as octal; write {1}, or 0o… for octal",
        IdlSeverity.Warning);

    private static IEnumerable<IdlRule> ThriftRules() => [LeadingZero];
}
