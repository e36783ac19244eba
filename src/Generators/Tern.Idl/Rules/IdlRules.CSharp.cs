namespace Tern.Idl;

public static partial class IdlRules
{
    /// <summary>TERN3301: two files define one C# type.</summary>
    public static readonly IdlRule DuplicateType = new(
        "TERN3301",
        "C# types are defined by one file",
        "'{0}' becomes the C# type '{1}', which {2} defines already; give one of the files another namespace: in the IDL, or by Namespace on its TernIdl item",
        IdlSeverity.Error);

    /// <summary>TERN3302: a type is used that no assembly has.</summary>
    public static readonly IdlRule NotCompiled = new(
        "TERN3302",
        "Types that are used are compiled",
        "'{0}' is defined in '{1}', which is not compiled: add the file to the project's TernIdl items",
        IdlSeverity.Error);

    /// <summary>TERN3303: a part of the IDL cannot be said in C#.</summary>
    public static readonly IdlRule NotInCSharp = new("TERN3303", "Everything can be said in C#", "{0}", IdlSeverity.Warning);

    /// <summary>TERN3304: a service is wanted that does not exist.</summary>
    public static readonly IdlRule ServiceNotFound = new(
        "TERN3304",
        "Wanted services exist",
        "no TernIdl file defines the service '{0}' that Services names",
        IdlSeverity.Warning);

    /// <summary>TERN3305: metadata of a <c>TernIdl</c> item has a value that means nothing.</summary>
    public static readonly IdlRule ItemMetadata = new(
        "TERN3305",
        "Metadata of TernIdl items has a meaning",
        "{0}=\"{1}\" on this TernIdl item means nothing; it must be {2}",
        IdlSeverity.Error);

    /// <summary>TERN3306: a referenced assembly has compiled the file from another text.</summary>
    public static readonly IdlRule CompiledElsewhere = new(
        "TERN3306",
        "An IDL file is compiled once",
        "'{0}' is compiled by '{1}' already, from another text, and '{2}' exists there too; use the same text in both, or give it another Namespace here",
        IdlSeverity.Error);

    private static IEnumerable<IdlRule> CSharpRules() => [DuplicateType, NotCompiled, NotInCSharp, ServiceNotFound, ItemMetadata, CompiledElsewhere];
}
