namespace Tern.Idl;

public static partial class IdlRules
{
    /// <summary>TERN3590: a contract in C# says something that the IDL has no words for.</summary>
    public static readonly IdlRule NotSayable = new("TERN3590", "Contracts can be said in IDL", "{0}", IdlSeverity.Warning);

    private static IEnumerable<IdlRule> ExportRules() => [NotSayable];
}
