namespace Tern.Idl;

public static partial class IdlRules
{
    /// <summary>TERN3401: an annotation that looks like a rule is none.</summary>
    public static readonly IdlRule UnknownValidation = new(
        "TERN3401", "Rules of values are known", "'{0}' has '{1}', which is no rule; {2}", IdlSeverity.Error);

    /// <summary>TERN3402: a rule does not fit what it is about.</summary>
    public static readonly IdlRule ValidationNotApplicable = new(
        "TERN3402", "Rules of values fit their types", "'{0}' cannot have the rule {1}: {2}", IdlSeverity.Error);

    /// <summary>TERN3403: a rule cannot compare with its value.</summary>
    public static readonly IdlRule ValidationValue = new(
        "TERN3403", "Rules of values compare with values of the same kind", "the rule {1} of '{0}' cannot be checked: {2}", IdlSeverity.Error);

    /// <summary>TERN3404: an expression cannot be evaluated.</summary>
    public static readonly IdlRule ValidationExpression = new(
        "TERN3404", "Expressions of rules can be evaluated", "the rule {1} of '{0}' cannot be evaluated: {2}", IdlSeverity.Error);

    /// <summary>TERN3405: a regular expression is none of RE2.</summary>
    public static readonly IdlRule ValidationPattern = new(
        "TERN3405", "Patterns are regular expressions of RE2", "the pattern of '{0}' cannot be matched: {1}", IdlSeverity.Error);

    /// <summary>TERN3406: a rule asks nothing.</summary>
    public static readonly IdlRule ValidationWithoutEffect = new(
        "TERN3406", "Rules of values ask something", "the rule {1} of '{0}' has no effect: {2}", IdlSeverity.Warning);

    /// <summary>TERN3407: an option of another validator has no counterpart.</summary>
    public static readonly IdlRule ValidationNotChecked = new(
        "TERN3407", "Options of other validators are checked", "'{0}' has '{1}', which is not checked: {2}", IdlSeverity.Warning);

    private static IEnumerable<IdlRule> ValidationRules()
        => [UnknownValidation, ValidationNotApplicable, ValidationValue, ValidationExpression, ValidationPattern, ValidationWithoutEffect, ValidationNotChecked];
}
