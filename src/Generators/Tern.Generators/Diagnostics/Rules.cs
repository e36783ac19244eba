using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Tern.Schema;

namespace Tern.Generators.Diagnostics;

/// <summary>What can be wrong with a contract; one page each in docs/rules.</summary>
/// <remarks>None is configurable: a contract with an error has no code, and silence about that would surface as a failure at run time.</remarks>
internal static class Rules
{
    public static readonly DiagnosticDescriptor NotPartial = new(
        "TERN0001",
        "Contract types are partial",
        "'{0}' must be partial: its serializer becomes a part of it",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ContainerNotPartial = new(
        "TERN0002",
        "Types that contain contracts are partial and not generic",
        "'{0}' contains the contract '{1}', so it must be {2}",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NotReachable = new(
        "TERN0003",
        "Contracts are public or internal",
        "'{0}' is {1}, so generated code cannot name it; make it internal or public",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor WrongKind = new(
        "TERN0004",
        "The kind of type fits its attribute",
        "'{0}' cannot be a {1}: {2}",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor KeepUnknownNotPossible = new(
        "TERN0005",
        "Unknown fields need a place",
        "'{0}' cannot keep unknown fields: {1}",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor IdOutOfRange = new(
        "TERN0010",
        "Field ids are those of a wire format",
        "'{0}' cannot have the field id {1}: {2}",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DuplicateId = new(
        "TERN0011",
        "Field ids are unique",
        "'{0}' has the field id {1}, which '{2}' has too; ids are unique in a message and its base messages",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NotReadable = new(
        "TERN0012",
        "Carried members can be read",
        "'{0}' cannot be carried: {1}",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NotSettable = new(
        "TERN0013",
        "Carried members can be set",
        "nothing can set '{0}' when it is read from the wire: give it an init or private setter, or let a constructor parameter named '{1}' set it",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ParameterNotFilled = new(
        "TERN0014",
        "Carried members fill the constructor",
        "no carried member fills the constructor parameter '{0}' of '{1}'; carry a member of its name and type with [RpcField], or add a constructor without it",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor RequiredNotCarried = new(
        "TERN0015",
        "Required members are carried",
        "'{0}' is required but not carried, so no message could be read; add [RpcField] or remove required",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ParameterWithoutMember = new(
        "TERN0016",
        "A carried parameter shows as a member",
        "the parameter '{0}' has [RpcField], but no property or field of its name and type shows its value; add one, or use a record",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DuplicateName = new(
        "TERN0017",
        "Wire names are unique",
        "'{0}' has the wire name '{1}', which '{2}' has too; set another one with [RpcField({3}, Name = \"…\")]",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnsupportedType = new(
        "TERN0020",
        "Members have types that can be carried",
        "'{0}' of type '{1}' cannot be carried: {2}",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NullableElement = new(
        "TERN0021",
        "Elements are never null",
        "'{0}' of type '{1}' cannot be carried: elements, keys and values are never null on the wire; remove the '?' of '{2}'",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor EnumOutOfRange = new(
        "TERN0022",
        "Enum values fit 32 bits",
        "'{0}' has the value {1}; enums travel as 32-bit integers",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NoGeneratedCode = new(
        "TERN0023",
        "Contracts of other assemblies have generated code",
        "'{0}' uses '{1}', whose assembly was compiled without Tern's generator; reference the Tern package there",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor EndlessMessage = new(
        "TERN0024",
        "Messages can end",
        "'{0}' requires a message that requires it again ({1}), so no message could be complete; make one of them nullable",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor EndlessGeneric = new(
        "TERN0025",
        "Generic messages close",
        "'{0}' cannot be carried: '{1}' contains ever larger versions of itself",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor AbstractMessage = new(
        "TERN0026",
        "Abstract messages are bases only",
        "'{0}' cannot be carried: '{1}' is abstract, so it could not be read; use a derived message, or make it a [RpcUnion]",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor CaseMalformed = new(
        "TERN0030",
        "Union cases are sealed and have an id",
        "'{0}' cannot be a case of the union '{1}': {2}",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor CaseValue = new(
        "TERN0031",
        "A union case holds one value",
        "'{0}' must hold exactly one value that can be set and is not nullable: {1}",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnionWithoutCases = new(
        "TERN0032",
        "A union has cases",
        "the union '{0}' has no case; nest a sealed type with [RpcField] that derives from it",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnionMember = new(
        "TERN0033",
        "Unions carry their cases only",
        "'{0}' cannot be carried: fields of a union are its cases; put [RpcField] on the nested type that holds the value",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NotAnException = new(
        "TERN0040",
        "Declared exceptions are exceptions",
        "'{0}' must derive from System.Exception",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ThrowsNotDeclared = new(
        "TERN0041",
        "Declared exceptions are marked",
        "'{0}' declares '{1}', which is no [RpcException]; mark it, or throw RpcBizException instead",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ThrowsDuplicate = new(
        "TERN0042",
        "Exceptions of a method are told apart",
        "'{0}' declares '{1}' although {2} is declared already",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NotAMethod = new(
        "TERN0050",
        "Service members are methods",
        "'{0}' cannot be called remotely: {1}",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ServiceKind = new(
        "TERN0051",
        "Services are plain interfaces",
        "'{0}' cannot be a service: {1}",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnsupportedResult = new(
        "TERN0052",
        "Methods return tasks",
        "'{0}' returns '{1}', which cannot be awaited by both ends; return ValueTask, ValueTask<T>, Task, Task<T> or IAsyncEnumerable<T>",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DuplicateMethod = new(
        "TERN0053",
        "Wire names of methods are unique",
        "'{0}' has the wire name '{1}', which '{2}' has too; set another one with [RpcMethod(\"…\")]",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ContextNotLast = new(
        "TERN0054",
        "What surrounds a call comes last",
        "'{0}' must be the last parameter of '{1}', and there can be one only: a CallContext has a CancellationToken of its own",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnsupportedParameter = new(
        "TERN0055",
        "Parameters are values",
        "'{0}' cannot be carried: {1}",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor OneWayAnswers = new(
        "TERN0056",
        "One-way methods have no answer",
        "'{0}' is one-way, so {1}",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor StreamParameter = new(
        "TERN0057",
        "A stream is the only argument",
        "'{0}' takes a stream, so it cannot take other arguments; put them into the stream's messages or into metadata",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor StreamShape = new(
        "TERN0058",
        "Streams carry messages alone",
        "'{0}' is a streaming method, so {1}",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor WireEncoding = new(
        "TERN0027",
        "Wire encodings fit their types",
        "'{0}' cannot have the wire encoding {1}: {2}",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor OneOf = new(
        "TERN0034",
        "A oneof is a union in a message",
        "'{0}' cannot be a oneof: {1}",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor RuleNotApplicable = new(
        "TERN0060",
        "Rules fit what they are about",
        "'{0}' cannot have the rule {1}: {2}",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor RuleValue = new(
        "TERN0061",
        "Rules compare with values of the same kind",
        "the rule {1} of '{0}' cannot be checked: {2}",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor RuleMethod = new(
        "TERN0062",
        "Methods that check values are static and can be called",
        "'{0}' cannot be checked by '{1}': {2}",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor RulesBesideOwnCode = new(
        "TERN0063",
        "A message has rules or validates itself",
        "'{0}' implements IValidatable itself, so its rules would not be checked; remove one of both, or call your code by [Validate(With = \"…\")]",
        Category, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    // Others may check it, so it may be right as it is.
    public static readonly DiagnosticDescriptor RuleNotChecked = new(
        "TERN0064",
        "Attributes that validate are checked",
        "'{0}' has [{1}]: {2}",
        Category, DiagnosticSeverity.Warning, true);

    private const string Category = "Tern.Contracts";

    private static readonly Dictionary<string, DiagnosticDescriptor> s_byId = typeof(Rules)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => f.GetValue(null))
        .OfType<DiagnosticDescriptor>()
        .ToDictionary(d => d.Id, StringComparer.Ordinal);

    /// <summary>Every rule.</summary>
    public static IEnumerable<DiagnosticDescriptor> All => s_byId.Values;

    /// <summary>A diagnostic for the compiler.</summary>
    public static Diagnostic ToDiagnostic(ContractDiagnostic diagnostic)
        => Diagnostic.Create(s_byId[diagnostic.Id], ToLocation(diagnostic.Where), diagnostic.Arguments.ToArray<object>());

    /// <summary>A place for the compiler, in C# or in any other file.</summary>
    public static Location? ToLocation(SourceSpan? span) => span is null
        ? null
        : Location.Create(
            span.File,
            new TextSpan(span.Start, span.Length),
            new LinePositionSpan(new LinePosition(span.StartLine, span.StartColumn), new LinePosition(span.EndLine, span.EndColumn)));
}
