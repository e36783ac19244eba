using Tern.Schema;

namespace Tern.Idl.Thrift;

/// <summary>A constant value as written.</summary>
/// <param name="Where">Its place in the file.</param>
public abstract record ThriftValue(SourceSpan Where);

/// <summary>A whole number.</summary>
/// <remarks><c>Value</c>: the number.</remarks>
public sealed record ThriftInteger(long Value, SourceSpan Where) : ThriftValue(Where);

/// <summary>A floating-point number.</summary>
/// <remarks><c>Value</c>: the number.</remarks>
public sealed record ThriftDouble(double Value, SourceSpan Where) : ThriftValue(Where);

/// <summary>A text in quotes.</summary>
/// <remarks><c>Value</c>: the text, without quotes and escapes.</remarks>
public sealed record ThriftText(string Value, SourceSpan Where) : ThriftValue(Where);

/// <summary>A name: of a constant, of an enum's item, <c>true</c> or <c>false</c>.</summary>
/// <remarks><c>Name</c>: as written, with its qualifiers.</remarks>
public sealed record ThriftReference(string Name, SourceSpan Where) : ThriftValue(Where);

/// <summary>Values in brackets.</summary>
/// <remarks><c>Items</c>: the values.</remarks>
public sealed record ThriftList(EquatableArray<ThriftValue> Items, SourceSpan Where) : ThriftValue(Where);

/// <summary>Keys and values in braces.</summary>
/// <remarks><c>Entries</c>: the entries.</remarks>
public sealed record ThriftMap(EquatableArray<ThriftMapEntry> Entries, SourceSpan Where) : ThriftValue(Where);

/// <summary>One entry in braces.</summary>
/// <param name="Key">What stands before the colon.</param>
/// <param name="Value">What stands behind it.</param>
public sealed record ThriftMapEntry(ThriftValue Key, ThriftValue Value);
