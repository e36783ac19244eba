using Tern.Schema;

namespace Tern.Idl.Protobuf.Syntax;

/// <summary>An option: <c>deprecated = true</c>, <c>(foo.bar).baz = 1</c>.</summary>
/// <param name="Name">Parts of its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Where">Its name.</param>
internal sealed record ProtoOption(EquatableArray<ProtoOptionPart> Name, ProtoValue Value, SourceSpan Where)
{
    /// <summary>Whether its name is one plain word.</summary>
    public bool Is(string name) => Name.Count == 1 && !Name[0].IsExtension && Name[0].Text == name;
}

/// <summary>A part of an option's name.</summary>
/// <param name="Text">The name, without parentheses.</param>
/// <param name="IsExtension">Whether it stands in parentheses.</param>
/// <param name="Where">Its place.</param>
internal sealed record ProtoOptionPart(string Text, bool IsExtension, SourceSpan Where);

/// <summary>The value of an option, or of a field in an aggregate.</summary>
/// <param name="Where">Its place.</param>
internal abstract record ProtoValue(SourceSpan Where)
{
    /// <summary>What it is, for messages.</summary>
    public abstract string Kind { get; }
}

/// <summary>A word: the name of an enum's value, <c>true</c>, <c>inf</c>.</summary>
/// <param name="Name">The word.</param>
/// <param name="IsNegative">Whether a minus stands in front of it.</param>
/// <param name="Where">Its place.</param>
internal sealed record ProtoWord(string Name, bool IsNegative, SourceSpan Where) : ProtoValue(Where)
{
    public override string Kind => "'" + (IsNegative ? "-" : "") + Name + "'";
}

/// <summary>A whole number.</summary>
/// <param name="Magnitude">Its amount.</param>
/// <param name="IsNegative">Whether a minus stands in front of it.</param>
/// <param name="Text">The number as written.</param>
/// <param name="Where">Its place.</param>
internal sealed record ProtoInteger(ulong Magnitude, bool IsNegative, string Text, SourceSpan Where) : ProtoValue(Where)
{
    public override string Kind => "the number " + Text;
}

/// <summary>A number with a fraction or exponent, or one beyond 64 bits.</summary>
/// <param name="Value">Its value, with its sign.</param>
/// <param name="Text">The number as written.</param>
/// <param name="Where">Its place.</param>
internal sealed record ProtoFloat(double Value, string Text, SourceSpan Where) : ProtoValue(Where)
{
    public override string Kind => "the number " + Text;
}

/// <summary>Text in quotes. Escapes can make bytes that are no UTF-8.</summary>
/// <param name="Bytes">What it stands for.</param>
/// <param name="Where">Its place.</param>
internal sealed record ProtoString(EquatableArray<byte> Bytes, SourceSpan Where) : ProtoValue(Where)
{
    public override string Kind => "a string";

    /// <summary>The text; bytes that are no UTF-8 are replaced.</summary>
    public string Text => System.Text.Encoding.UTF8.GetString([.. Bytes]);
}

/// <summary>Fields in braces.</summary>
/// <param name="Fields">The fields.</param>
/// <param name="Where">Its place.</param>
internal sealed record ProtoAggregate(EquatableArray<ProtoValueField> Fields, SourceSpan Where) : ProtoValue(Where)
{
    public override string Kind => "a message";
}

/// <summary>Values in brackets.</summary>
/// <param name="Items">The values.</param>
/// <param name="Where">Its place.</param>
internal sealed record ProtoList(EquatableArray<ProtoValue> Items, SourceSpan Where) : ProtoValue(Where)
{
    public override string Kind => "a list";
}

/// <summary>A field of an aggregate.</summary>
/// <param name="Name">Name of the field, of an extension, or of the message in an <c>Any</c>.</param>
/// <param name="Kind">Which of them.</param>
/// <param name="Value">Its value.</param>
internal sealed record ProtoValueField(ProtoName Name, ProtoValueFieldKind Kind, ProtoValue Value);

/// <summary>How an aggregate names a field.</summary>
internal enum ProtoValueFieldKind
{
    /// <summary>By its name.</summary>
    Field,

    /// <summary>In brackets, as an extension.</summary>
    Extension,

    /// <summary>In brackets with a slash: the type within an <c>Any</c>.</summary>
    Any,
}
