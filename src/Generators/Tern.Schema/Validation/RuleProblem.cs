namespace Tern.Schema;

/// <summary>Why a rule cannot be.</summary>
/// <param name="Kind">Of what kind the problem is; each front end has a diagnostic for each.</param>
/// <param name="Text">What is wrong, to stand behind the name of the rule.</param>
public sealed record RuleProblem(RuleProblemKind Kind, string Text);

/// <summary>Kinds of problems with rules.</summary>
public enum RuleProblemKind
{
    /// <summary>The rule does not fit the type.</summary>
    NotApplicable,

    /// <summary>The value is none that the rule can compare with.</summary>
    BadValue,

    /// <summary>A reference or function call cannot be evaluated.</summary>
    BadExpression,
}
