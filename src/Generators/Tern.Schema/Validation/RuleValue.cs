namespace Tern.Schema;

/// <summary>What a rule compares with.</summary>
public abstract record RuleValue;

/// <summary>A whole or decimal number, exactly.</summary>
/// <param name="Value">The number.</param>
public sealed record RuleNumber(decimal Value) : RuleValue;

/// <summary>A floating-point number.</summary>
/// <param name="Value">The number, never NaN.</param>
public sealed record RuleDouble(double Value) : RuleValue;

/// <summary>A truth value.</summary>
/// <param name="Value">The value.</param>
public sealed record RuleBool(bool Value) : RuleValue;

/// <summary>Text, or bytes as the UTF-8 of text.</summary>
/// <param name="Value">The text.</param>
public sealed record RuleText(string Value) : RuleValue;

/// <summary>A value of an enum.</summary>
/// <param name="Name">Its name, for messages; <see langword="null"/> if it has none.</param>
/// <param name="Value">The value.</param>
public sealed record RuleEnumValue(string? Name, int Value) : RuleValue;

/// <summary>A point or span of time in the unit of the value that it is compared with.</summary>
/// <param name="Ticks">Ticks of 100 ns; days for a date.</param>
/// <param name="Text">The time as the rule spells it, for messages.</param>
public sealed record RuleTime(long Ticks, string Text) : RuleValue;

/// <summary>Another field of the same message.</summary>
/// <param name="Field">Its wire name.</param>
public sealed record RuleReference(string Field) : RuleValue;

/// <summary>The result of a function.</summary>
/// <param name="Function">Which one.</param>
/// <param name="Method">The static method of a custom function, <c>Shop.Rules.IsSku</c>; <see langword="null"/> for others.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record RuleCall(RuleFunction Function, string? Method, EquatableArray<RuleValue> Arguments) : RuleValue;

/// <summary>Functions of rules. Source: thrift-gen-validator.</summary>
public enum RuleFunction
{
    /// <summary>Bytes of text or binary, elements of a collection.</summary>
    Len,

    /// <summary>Text from a format and values.</summary>
    Sprintf,

    /// <summary>Nanoseconds since 1970.</summary>
    NowUnixNano,

    /// <summary>Whether two values are equal.</summary>
    Equal,

    /// <summary>Remainder of two whole numbers.</summary>
    Mod,

    /// <summary>Sum of two numbers, or two texts one behind the other.</summary>
    Add,

    /// <summary>A static method of the user.</summary>
    Custom,
}
