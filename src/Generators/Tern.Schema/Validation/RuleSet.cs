namespace Tern.Schema;

/// <summary>One rule.</summary>
/// <param name="Kind">What it asks.</param>
/// <param name="Operands">What it compares with; none for rules that compare with nothing.</param>
/// <param name="Message">What to say when it is broken, instead of the usual text; <see langword="null"/> for that.</param>
/// <param name="Detail">What kinds need beyond operands: how a regular expression is run, which method is called.</param>
public sealed record ValidationRule(RuleKind Kind, EquatableArray<RuleValue> Operands, string? Message = null, RuleDetail? Detail = null)
{
    /// <summary>Name of the rule in errors and in IDL: <c>min_size</c>.</summary>
    public string Name => RuleNames.Of(Kind);
}

/// <summary>What some kinds of rules need beyond operands.</summary>
public abstract record RuleDetail;

/// <summary>How a regular expression is run.</summary>
/// <param name="Pattern">The expression in .NET's syntax.</param>
/// <param name="IsWholeMatch">Whether it must match the whole text, and empty text passes.</param>
/// <param name="IsBacktracking">Whether it needs an engine that goes back, which is stopped after a time; otherwise it runs in linear time.</param>
/// <param name="TimeoutMilliseconds">That time.</param>
public sealed record PatternDetail(string Pattern, bool IsWholeMatch, bool IsBacktracking, int TimeoutMilliseconds) : RuleDetail;

/// <summary>A static method of the user.</summary>
/// <param name="Type">The type that declares it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Result">What it answers.</param>
public sealed record MethodDetail(TypeName Type, string Name, CustomResult Result) : RuleDetail;

/// <summary>What a static method that checks a value answers.</summary>
public enum CustomResult
{
    /// <summary>Whether the value is right.</summary>
    Bool,

    /// <summary>What is wrong, or null.</summary>
    Text,

    /// <summary>Nothing: it adds to the errors that it is given.</summary>
    Errors,
}

/// <summary>All rules of one value.</summary>
/// <param name="Rules">Its own rules, in the order in which they are checked.</param>
/// <param name="Descends">Whether the value is a message whose own rules are checked.</param>
/// <param name="Element">Rules of the elements of a list or set; <see langword="null"/> if there are none.</param>
/// <param name="Key">Rules of the keys of a map; <see langword="null"/> if there are none.</param>
/// <param name="Value">Rules of the values of a map; <see langword="null"/> if there are none.</param>
public sealed record RuleSet(EquatableArray<ValidationRule> Rules, bool Descends, RuleSet? Element, RuleSet? Key, RuleSet? Value)
{
    /// <summary>No rules.</summary>
    public static RuleSet None { get; } = new(default, false, null, null, null);

    /// <summary>Whether nothing is checked.</summary>
    public bool IsEmpty => Rules.Count == 0 && !Descends && Element is null && Key is null && Value is null;
}

/// <summary>Names of rules.</summary>
public static class RuleNames
{
    /// <summary>Name of a kind in errors and in IDL: <c>min_size</c>.</summary>
    public static string Of(RuleKind kind) => kind switch
    {
        RuleKind.NotIn => "not_in",
        RuleKind.NotNil => "not_nil",
        RuleKind.MinSize => "min_size",
        RuleKind.MaxSize => "max_size",
        RuleKind.MinRuneSize => "min_rune_size",
        RuleKind.MaxRuneSize => "max_rune_size",
        RuleKind.MinLength => "min_length",
        RuleKind.MaxLength => "max_length",
        RuleKind.NotContains => "not_contains",
        RuleKind.DefinedOnly => "defined_only",
        RuleKind.NoSparse => "no_sparse",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
