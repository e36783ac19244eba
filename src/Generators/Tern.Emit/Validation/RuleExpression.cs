namespace Tern.Emit;

/// <summary>A C# expression in a rule.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Shape">As what it can be compared.</param>
internal sealed record RuleExpression(string Text, ExpressionShape Shape);

/// <summary>As what expressions can be compared.</summary>
internal enum ExpressionShape
{
    /// <summary><c>bool</c>.</summary>
    Bool,

    /// <summary>A whole number that C# widens to <c>long</c>; enums and times too.</summary>
    Integer,

    /// <summary><c>ulong</c>.</summary>
    UInt64,

    /// <summary><c>Int128</c>: results of arithmetic, which so never overflow.</summary>
    Wide,

    /// <summary><c>float</c>.</summary>
    Single,

    /// <summary><c>double</c>.</summary>
    Double,

    /// <summary><c>decimal</c>.</summary>
    Decimal,

    /// <summary><c>string</c>.</summary>
    Text,

    /// <summary>What converts to <c>ReadOnlySpan&lt;byte&gt;</c>.</summary>
    Bytes,

    /// <summary><c>Guid</c>.</summary>
    Guid,

    /// <summary>Collections, messages, and what custom functions answer.</summary>
    Other,
}
