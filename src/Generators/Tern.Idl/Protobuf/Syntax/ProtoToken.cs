namespace Tern.Idl.Protobuf.Syntax;

/// <summary>A piece of a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="Length">Number of its characters.</param>
internal readonly record struct ProtoToken(ProtoTokenKind Kind, int Start, int Length)
{
    /// <summary>Offset behind its last character.</summary>
    public int End => Start + Length;
}

/// <summary>Kinds of tokens.</summary>
internal enum ProtoTokenKind : byte
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>A name or keyword.</summary>
    Word,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with a fraction or an exponent.</summary>
    Float,

    /// <summary>Text in quotes.</summary>
    Text,

    /// <summary>One character.</summary>
    Symbol,
}
