namespace Tern.Idl;

public static partial class IdlRules
{
    private static IEnumerable<IdlRule> ThriftRules() => [];
}
