using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Calls;

namespace Tern.Analyzers.Usage;

/// <summary>Times of which the wire carries less than they say: the offset is lost, or there is no kind.</summary>
internal static class LossyTimes
{
    private const string Offset = "The offset of this time is lost: the instant travels, and is read back as UTC; send UTC, and the offset as a field of its own where it matters";
    private const string Kind = "This time has no kind and travels as if it were UTC; say DateTimeKind.Utc, or DateTimeKind.Local to have it converted";

    // Patterns of one letter that give no kind. Those of the others say UTC, or come with an offset.
    private const string PatternsWithoutKind = "dDfFgGmMstTyY";

    // Styles about white space and about what is missing.
    private const DateTimeStyles WithoutKind = DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.NoCurrentDateDefault;

    /// <summary>What is lost of a time; <see langword="null"/> if nothing is, or if that is not known.</summary>
    /// <param name="value">The time.</param>
    /// <param name="declared">What it travels as. A time without a kind becomes a local one where an offset is asked for.</param>
    public static string? LossOf(IOperation value, ITypeSymbol declared)
        => LossOf(value) is { } loss ? (IsOffset(declared) ? Offset : loss) : null;

    /// <summary>Whether a type is one of those whose values this is about.</summary>
    public static bool IsTime(ITypeSymbol? type) => type is { SpecialType: SpecialType.System_DateTime } or { Name: "DateTimeOffset" };

    private static bool IsOffset(ITypeSymbol type)
        => type.Name == "DateTimeOffset" || (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && nullable.TypeArguments[0].Name == "DateTimeOffset");

    private static string? LossOf(IOperation value)
        => value switch
        {
            IPropertyReferenceOperation { Property: { Name: "Now", IsStatic: true, ContainingType.Name: "DateTimeOffset" } } => Offset,
            IPropertyReferenceOperation { Property: { Name: "Date", ContainingType.SpecialType: SpecialType.System_DateTime }, Instance: { } time } => LossOf(time.Bare()),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract, LeftOperand: var time } sum when IsTime(sum.Type) => LossOf(time.Bare()),
            IInvocationOperation { TargetMethod.Name: var name, Instance: { } time } shift when IsTime(shift.Type) && (name.StartsWith("Add", StringComparison.Ordinal) || name == "Subtract") => LossOf(time.Bare()),
            IInvocationOperation invocation => OfInvocation(invocation),
            IObjectCreationOperation { Type: { Name: "DateTimeOffset" } } creation when creation.Arguments.FirstOrDefault(a => a.Parameter?.Name == "offset") is { } offset && TimeValues.Of(offset.Value) is { Ticks: not 0 } => Offset,
            IObjectCreationOperation { Type: { Name: "DateTime", SpecialType: SpecialType.System_DateTime }, Arguments.Length: > 0 } creation when creation.Arguments.All(a => a.Parameter?.Name is not ("kind" or "calendar" or "dateData")) => Kind,
            _ => null,
        };

    private static string? OfInvocation(IInvocationOperation invocation)
        => (invocation.TargetMethod.Name, invocation.TargetMethod.ContainingType?.Name) switch
        {
            ("ToLocalTime", "DateTimeOffset") => Offset,
            ("ToOffset", "DateTimeOffset") when invocation.Arguments.Length == 1 && TimeValues.Of(invocation.Arguments[0].Value) is { Ticks: not 0 } => Offset,
            ("GetLocalNow", "TimeProvider") => Offset,
            ("SpecifyKind", "DateTime") when ArgumentOf(invocation, "kind") is { } kind && TimeValues.NumberOf(kind) == 0 => Kind,
            ("ToDateTime", "DateOnly") when ArgumentOf(invocation, "kind") is null => Kind,
            ("ParseExact", "DateTime") when IsReadWithoutKind(invocation) => Kind,
            _ => null,
        };

    private static bool IsReadWithoutKind(IInvocationOperation parse)
        => (ArgumentOf(parse, "style") is not { } style || (TimeValues.NumberOf(style) is { } flags && ((int)flags & ~(int)WithoutKind) == 0))
            && (ArgumentOf(parse, "format") ?? ArgumentOf(parse, "formats")) is { } formats
            && PatternsOf(formats.Bare()) is { Length: > 0 } patterns
            && patterns.All(IsWithoutKind);

    private static string?[] PatternsOf(IOperation formats)
        => formats switch
        {
            { ConstantValue: { HasValue: true, Value: string pattern } } => [pattern],
            IArrayCreationOperation { Initializer: { } initializer } => [.. initializer.ElementValues.Select(e => e.ConstantValue.Value as string)],
            ICollectionExpressionOperation collection => [.. collection.Elements.Select(e => e.ConstantValue.Value as string)],
            _ => [],
        };

    // A pattern that asks for the letters of UTC reads what is UTC, though the result does not know.
    private static bool IsWithoutKind(string? pattern)
        => pattern switch
        {
            null or "" => false,
            { Length: 1 } => PatternsWithoutKind.IndexOf(pattern[0]) >= 0,
            _ => pattern.IndexOfAny(['K', 'z', 'Z']) < 0 && pattern.IndexOf("UTC", StringComparison.Ordinal) < 0 && pattern.IndexOf("GMT", StringComparison.Ordinal) < 0,
        };

    private static IOperation? ArgumentOf(IInvocationOperation invocation, string name) => invocation.Arguments.FirstOrDefault(a => a.Parameter?.Name == name)?.Value;
}
