namespace Tern.Idl.Thrift;

/// <summary>What a token is.</summary>
internal enum ThriftTokenKind
{
    EndOfFile,
    Identifier,
    Integer,
    Double,
    Literal,
    Symbol,
}

/// <summary>A word, number, text in quotes or sign of a file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="Line">Its line, from 0.</param>
/// <param name="EndLine">Its last line, from 0; only texts in quotes have more than one.</param>
/// <param name="Comments">How many comments of the file begin before it.</param>
internal readonly record struct ThriftToken(ThriftTokenKind Kind, int Start, int Length, int Line, int EndLine, int Comments)
{
    public int End => Start + Length;
}

/// <summary>A comment of a file.</summary>
/// <param name="Kind">How it is written.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="Length">Number of characters, without the end of the line.</param>
/// <param name="Line">Its first line, from 0.</param>
/// <param name="EndLine">Its last line, from 0.</param>
internal readonly record struct ThriftComment(ThriftCommentKind Kind, int Start, int Length, int Line, int EndLine);

/// <summary>How a comment is written.</summary>
internal enum ThriftCommentKind
{
    /// <summary><c>//</c> or <c>#</c>.</summary>
    Line,

    /// <summary><c>/* */</c>.</summary>
    Block,

    /// <summary><c>/** */</c>.</summary>
    Doc,
}
