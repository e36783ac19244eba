namespace Tern.Idl;

/// <summary>All rules of IDL: 30xx both languages, 31xx Thrift, 32xx Protobuf, 33xx the way to C#, 35xx the contract lock.</summary>
public static partial class IdlRules
{
    /// <summary>TERN3001: the text does not follow the grammar.</summary>
    public static readonly IdlRule Syntax = new("TERN3001", "IDL follows its grammar", "{0}", IdlSeverity.Error);

    /// <summary>TERN3002: an included file is not there.</summary>
    public static readonly IdlRule IncludeNotFound = new(
        "TERN3002",
        "Included files exist",
        "'{0}' is not found; looked for it as {1}. Add the file to the project's TernIdl items, or its folder as IncludePath.",
        IdlSeverity.Error);

    /// <summary>TERN3003: files include each other in a circle.</summary>
    public static readonly IdlRule IncludeCycle = new("TERN3003", "Includes form no circle", "this include closes a circle: {0}", IdlSeverity.Error);

    /// <summary>TERN3004: a name stands for nothing.</summary>
    public static readonly IdlRule UndefinedName = new("TERN3004", "Names are defined", "there is no {0} '{1}' here{2}", IdlSeverity.Error);

    /// <summary>TERN3005: a name stands for several things.</summary>
    public static readonly IdlRule AmbiguousName = new("TERN3005", "Names are unambiguous", "'{0}' can be {1}; qualify it", IdlSeverity.Error);

    /// <summary>TERN3006: two definitions have one name.</summary>
    public static readonly IdlRule DuplicateName = new("TERN3006", "Names are defined once", "{0} '{1}' is defined already, in {2}", IdlSeverity.Error);

    /// <summary>TERN3007: a name stands for something of another kind.</summary>
    public static readonly IdlRule WrongKindOfName = new("TERN3007", "Names stand for what their place asks for", "'{0}' is {1}; {2} is needed here", IdlSeverity.Error);

    /// <summary>All rules by id.</summary>
    public static IReadOnlyDictionary<string, IdlRule> All => s_all.Value;

    // Lazy: the rules of the other parts of this class are not there yet while this part is initialised.
    private static readonly Lazy<IReadOnlyDictionary<string, IdlRule>> s_all = new(() => AllRules().ToDictionary(rule => rule.Id, StringComparer.Ordinal));

    private static IEnumerable<IdlRule> AllRules()
        => new[] { Syntax, IncludeNotFound, IncludeCycle, UndefinedName, AmbiguousName, DuplicateName, WrongKindOfName }
            .Concat(ThriftRules())
            .Concat(ProtobufRules())
            .Concat(CSharpRules())
            .Concat(LockRules())
            .Concat(ExportRules())
            .Concat(ValidationRules());
}
