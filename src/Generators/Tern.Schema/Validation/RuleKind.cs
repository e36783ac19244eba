namespace Tern.Schema;

/// <summary>What a rule asks of a value. docs/validation.md has a row for each.</summary>
public enum RuleKind
{
    /// <summary>Equal to the operand.</summary>
    Const,

    /// <summary>Less than the operand.</summary>
    Lt,

    /// <summary>At most the operand.</summary>
    Le,

    /// <summary>Greater than the operand.</summary>
    Gt,

    /// <summary>At least the operand.</summary>
    Ge,

    /// <summary>Equal to one of the operands.</summary>
    In,

    /// <summary>Equal to none of the operands.</summary>
    NotIn,

    /// <summary>Set, where it may be unset.</summary>
    NotNil,

    /// <summary>Set; text is not blank either.</summary>
    Required,

    /// <summary>At least so many bytes of UTF-8 or of binary, or so many elements.</summary>
    MinSize,

    /// <summary>At most so many bytes of UTF-8 or of binary, or so many elements.</summary>
    MaxSize,

    /// <summary>At least so many code points.</summary>
    MinRuneSize,

    /// <summary>At most so many code points.</summary>
    MaxRuneSize,

    /// <summary>At least so many chars of UTF-16, which is what .NET calls the length of a string.</summary>
    MinLength,

    /// <summary>At most so many chars of UTF-16.</summary>
    MaxLength,

    /// <summary>A regular expression finds something in the text.</summary>
    Pattern,

    /// <summary>Begins with the operand.</summary>
    Prefix,

    /// <summary>Ends with the operand.</summary>
    Suffix,

    /// <summary>Contains the operand.</summary>
    Contains,

    /// <summary>Does not contain the operand.</summary>
    NotContains,

    /// <summary>The enum names the value.</summary>
    DefinedOnly,

    /// <summary>A map holds no null values.</summary>
    NoSparse,

    /// <summary>Looks like an e-mail address.</summary>
    Email,

    /// <summary>An absolute URL of the web or of FTP.</summary>
    Url,

    /// <summary>A static method of the user accepts the value.</summary>
    Custom,

    /// <summary>An expression over the fields of the message holds.</summary>
    Assert,
}
