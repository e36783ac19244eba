namespace Tern.Grpc.Descriptors;

/// <summary>Full names and their parts.</summary>
internal static class ProtoName
{
    /// <summary>What stands before the last dot; empty if there is none.</summary>
    public static string ScopeOf(string name) => name[..Math.Max(0, name.LastIndexOf('.'))];

    /// <summary>What stands behind the last dot.</summary>
    public static string SimpleOf(string name) => name[(name.LastIndexOf('.') + 1)..];

    /// <summary>A name in a scope.</summary>
    public static string In(string scope, string name) => scope.Length == 0 ? name : $"{scope}.{name}";

    /// <summary>The scopes around a name, outermost first.</summary>
    public static IEnumerable<string> ScopesOf(string name)
    {
        for (int dot = name.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = name.IndexOf('.', dot + 1))
        {
            yield return name[..dot];
        }
    }
}
