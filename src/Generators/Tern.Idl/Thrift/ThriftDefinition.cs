using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Thrift;

/// <summary>A definition at the top of a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Doc">Its comment, without comment marks; <see langword="null"/> if there is none.</param>
/// <param name="Annotations">Its annotations.</param>
/// <param name="Where">Its name in the file.</param>
/// <param name="IsComplete">Whether all of it could be read; nothing is concluded from what an incomplete one lacks.</param>
public abstract record ThriftDefinition(string Name, string? Doc, EquatableArray<IdlAnnotation> Annotations, SourceSpan Where, bool IsComplete);

/// <summary><c>typedef</c>.</summary>
/// <remarks><c>Type</c>: what the name stands for; <see langword="null"/> if it could not be read.</remarks>
public sealed record ThriftTypedef(string Name, ThriftType? Type, string? Doc, EquatableArray<IdlAnnotation> Annotations, SourceSpan Where)
    : ThriftDefinition(Name, Doc, Annotations, Where, Type is not null);

/// <summary><c>const</c>.</summary>
/// <remarks>
/// <c>Type</c>: its type.
/// <c>Value</c>: its value; <see langword="null"/> if it could not be read.
/// </remarks>
public sealed record ThriftConst(string Name, ThriftType Type, ThriftValue? Value, string? Doc, EquatableArray<IdlAnnotation> Annotations, SourceSpan Where)
    : ThriftDefinition(Name, Doc, Annotations, Where, Value is not null);

/// <summary><c>enum</c>.</summary>
/// <remarks><c>Items</c>: its items.</remarks>
public sealed record ThriftEnum(
    string Name, EquatableArray<ThriftEnumItem> Items, string? Doc, EquatableArray<IdlAnnotation> Annotations, SourceSpan Where, bool IsComplete)
    : ThriftDefinition(Name, Doc, Annotations, Where, IsComplete);

/// <summary>One item of an enum.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; <see langword="null"/> if none is written.</param>
/// <param name="ValueWhere">Its value in the file; <see langword="null"/> if none is written.</param>
/// <param name="Doc">Its comment, without comment marks; <see langword="null"/> if there is none.</param>
/// <param name="Annotations">Its annotations.</param>
/// <param name="Where">Its name in the file.</param>
public sealed record ThriftEnumItem(string Name, long? Value, SourceSpan? ValueWhere, string? Doc, EquatableArray<IdlAnnotation> Annotations, SourceSpan Where);

/// <summary><c>struct</c>, <c>union</c> or <c>exception</c>.</summary>
/// <remarks>
/// <c>Kind</c>: which one.
/// <c>Fields</c>: its fields.
/// </remarks>
public sealed record ThriftStruct(
    string Name, IdlMessageKind Kind, EquatableArray<ThriftField> Fields, string? Doc, EquatableArray<IdlAnnotation> Annotations, SourceSpan Where, bool IsComplete)
    : ThriftDefinition(Name, Doc, Annotations, Where, IsComplete);

/// <summary>A field, an argument or a declared exception.</summary>
/// <param name="Id">Its number as written; <see langword="null"/> if none is.</param>
/// <param name="IdWhere">Its number in the file; <see langword="null"/> if none is written.</param>
/// <param name="Presence"><c>required</c>, <c>optional</c> or neither, as written.</param>
/// <param name="PresenceWhere">That word in the file; <see langword="null"/> if neither is written.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsReference">Whether <c>&amp;</c> stands before its name, which means something to C++ only.</param>
/// <param name="Name">Its name.</param>
/// <param name="Default">Its default; <see langword="null"/> if none is written.</param>
/// <param name="Doc">Its comment, without comment marks; <see langword="null"/> if there is none.</param>
/// <param name="Annotations">Its annotations.</param>
/// <param name="Where">Its name in the file.</param>
public sealed record ThriftField(
    long? Id,
    SourceSpan? IdWhere,
    IdlPresence Presence,
    SourceSpan? PresenceWhere,
    ThriftType Type,
    bool IsReference,
    string Name,
    ThriftValue? Default,
    string? Doc,
    EquatableArray<IdlAnnotation> Annotations,
    SourceSpan Where);

/// <summary><c>service</c>.</summary>
/// <remarks>
/// <c>Extends</c>: the service that it extends; <see langword="null"/> if it extends none.
/// <c>Functions</c>: its functions.
/// </remarks>
public sealed record ThriftService(
    string Name, ThriftName? Extends, EquatableArray<ThriftFunction> Functions, string? Doc, EquatableArray<IdlAnnotation> Annotations, SourceSpan Where, bool IsComplete)
    : ThriftDefinition(Name, Doc, Annotations, Where, IsComplete);

/// <summary>A name that refers to something.</summary>
/// <param name="Name">As written, with its qualifiers.</param>
/// <param name="Where">Its place in the file.</param>
public sealed record ThriftName(string Name, SourceSpan Where);

/// <summary>A function of a service.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsOneWay">Whether <c>oneway</c> (or <c>async</c>, its old name) stands before it.</param>
/// <param name="Result">Type of its result; <see langword="null"/> for <c>void</c>.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Throws">Exceptions that it declares.</param>
/// <param name="Doc">Its comment, without comment marks; <see langword="null"/> if there is none.</param>
/// <param name="Annotations">Its annotations.</param>
/// <param name="Where">Its name in the file.</param>
public sealed record ThriftFunction(
    string Name,
    bool IsOneWay,
    ThriftType? Result,
    EquatableArray<ThriftField> Arguments,
    EquatableArray<ThriftField> Throws,
    string? Doc,
    EquatableArray<IdlAnnotation> Annotations,
    SourceSpan Where);
