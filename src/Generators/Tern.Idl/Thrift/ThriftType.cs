using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Thrift;

/// <summary>A use of a type.</summary>
/// <param name="Annotations">Annotations of the use.</param>
/// <param name="Where">Its place in the file, without annotations.</param>
public abstract record ThriftType(EquatableArray<IdlAnnotation> Annotations, SourceSpan Where);

/// <summary>A base type: <c>i32</c>.</summary>
/// <remarks><c>Kind</c>: which one.</remarks>
public sealed record ThriftScalarType(IdlScalar Kind, EquatableArray<IdlAnnotation> Annotations, SourceSpan Where) : ThriftType(Annotations, Where);

/// <summary>A type by its name.</summary>
/// <remarks><c>Name</c>: as written, with its qualifiers.</remarks>
public sealed record ThriftNamedType(string Name, EquatableArray<IdlAnnotation> Annotations, SourceSpan Where) : ThriftType(Annotations, Where);

/// <summary><c>list&lt;T&gt;</c>.</summary>
/// <remarks>
/// <c>Element</c>: type of the elements.
/// <c>CppType</c>: its <c>cpp_type</c>; <see langword="null"/> if it has none.
/// </remarks>
public sealed record ThriftListType(ThriftType Element, string? CppType, EquatableArray<IdlAnnotation> Annotations, SourceSpan Where) : ThriftType(Annotations, Where);

/// <summary><c>set&lt;T&gt;</c>.</summary>
/// <remarks>
/// <c>Element</c>: type of the elements.
/// <c>CppType</c>: its <c>cpp_type</c>; <see langword="null"/> if it has none.
/// </remarks>
public sealed record ThriftSetType(ThriftType Element, string? CppType, EquatableArray<IdlAnnotation> Annotations, SourceSpan Where) : ThriftType(Annotations, Where);

/// <summary><c>map&lt;K, V&gt;</c>.</summary>
/// <remarks>
/// <c>Key</c>: type of the keys.
/// <c>Value</c>: type of the values.
/// <c>CppType</c>: its <c>cpp_type</c>; <see langword="null"/> if it has none.
/// </remarks>
public sealed record ThriftMapType(ThriftType Key, ThriftType Value, string? CppType, EquatableArray<IdlAnnotation> Annotations, SourceSpan Where) : ThriftType(Annotations, Where);
