namespace Tern;

/// <summary>Rules of a value beyond what the attributes of System.ComponentModel.DataAnnotations say. All rules of an attribute must hold; a field may have several attributes.</summary>
/// <remarks>
/// <para>A field that is null passes every rule but <see cref="NotNull"/>. Whatever asks for a value takes a constant, another field of the message (<c>"$Limit"</c>), or a call of a function:
/// <c>"@len($Name)"</c>, <c>"@add($Low, 10)"</c>, <c>"@mod($Count, 12)"</c>, <c>"@sprintf("%s-%d", $Kind, $Number)"</c>, <c>"@equal($A, $B)"</c>, <c>"@now_unix_nano()"</c>.
/// Text that begins with <c>$</c> or <c>@</c> is written with two of them.</para>
/// <para>Times, decimals and GUIDs are given as text in the invariant culture: <c>AtLeast = "00:00:01"</c>.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class ValidateAttribute : Attribute
{
    /// <summary>Rules of the value itself.</summary>
    public ValidateAttribute()
        : this("")
    {
    }

    /// <summary>Rules of a part of the value.</summary>
    /// <param name="part"><c>elem</c> for the elements of a list or set, <c>key</c> and <c>value</c> for those of a map; with dots further in: <c>value.elem</c>.</param>
    public ValidateAttribute(string part) => Part = part;

    /// <summary>The part of the value that the rules are about; empty for the value itself.</summary>
    public string Part { get; }

    /// <summary>The only value that is right.</summary>
    public object? Const { get; set; }

    /// <summary>The value must be less than this. NaN is not.</summary>
    public object? LessThan { get; set; }

    /// <summary>The value must be at most this. NaN is not.</summary>
    public object? AtMost { get; set; }

    /// <summary>The value must be greater than this. NaN is not.</summary>
    public object? GreaterThan { get; set; }

    /// <summary>The value must be at least this. NaN is not.</summary>
    public object? AtLeast { get; set; }

    /// <summary>The values that are right.</summary>
    public object[]? In { get; set; }

    /// <summary>The values that are wrong.</summary>
    public object[]? NotIn { get; set; }

    /// <summary>Whether the field must be set. Of use where it may be null.</summary>
    public bool NotNull { get; set; }

    /// <summary>Fewest bytes of text (as UTF-8) or binary, or fewest elements of a collection.</summary>
    public object? MinSize { get; set; }

    /// <summary>Most bytes of text (as UTF-8) or binary, or most elements of a collection.</summary>
    public object? MaxSize { get; set; }

    /// <summary>Fewest code points of text.</summary>
    public object? MinRunes { get; set; }

    /// <summary>Most code points of text.</summary>
    public object? MaxRunes { get; set; }

    /// <summary>A regular expression that must find something in the text; begin it with <c>^</c> and end it with <c>$</c> for the whole text.</summary>
    /// <remarks>It runs in time linear to the text where it needs no look-around and no back-references, and is given up after 250 ms otherwise, which counts as not found.</remarks>
    public string? Pattern { get; set; }

    /// <summary>What text or binary must begin with.</summary>
    public string? Prefix { get; set; }

    /// <summary>What text or binary must end with.</summary>
    public string? Suffix { get; set; }

    /// <summary>What text or binary must contain.</summary>
    public string? Contains { get; set; }

    /// <summary>What text or binary must not contain.</summary>
    public string? NotContains { get; set; }

    /// <summary>Whether an enum must have a value that it names.</summary>
    public bool DefinedOnly { get; set; }

    /// <summary>Whether a map must hold no value that is null. Readers never make one; a sender may.</summary>
    public bool NoSparse { get; set; }

    /// <summary>Whether the rules of a message in this place are left unchecked.</summary>
    public bool Skip { get; set; }

    /// <summary>
    /// Name of a static method that checks the value: it takes the value and answers with <see cref="bool"/>, or with what is wrong as text, null if nothing is. On a type it takes the message, and may
    /// instead return nothing and take <c>ref ValidationErrors</c> second. Internal or public.
    /// </summary>
    public string? With { get; set; }

    /// <summary>The type that declares <see cref="With"/>.</summary>
    /// <value>By default the type that declares the field, or that has the attribute.</value>
    public Type? WithType { get; set; }

    /// <summary>On a type: an expression over its fields that must hold: <c>"@equal(@mod($Count, 12), 0)"</c>.</summary>
    public string? Assert { get; set; }

    /// <summary>What to say when a rule of this attribute is broken.</summary>
    /// <value>By default a text that names the rule and what it asks for.</value>
    public string? Message { get; set; }
}
