using Microsoft.CodeAnalysis;

namespace Tern.Generators.CSharp;

/// <summary>Says why a type cannot be carried, and what to use instead.</summary>
internal static class UnsupportedTypes
{
    /// <summary>Why a type that the compiler does not know cannot be carried.</summary>
    public const string NotKnown = "the type is not known";

    public static string ReasonOf(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Dynamic } => "what it holds is not known at build time; use a message or a [RpcUnion]",
        { SpecialType: SpecialType.System_Char } => "Thrift has no character; use string or ushort",
        { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr } => "its size differs between machines; use long or ulong",
        { TypeKind: TypeKind.TypeParameter } => "a type parameter has no layout; close the message with a type",
        { TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer } => "an address means nothing to another process",
        { TypeKind: TypeKind.Delegate } => "code cannot travel",
        { TypeKind: TypeKind.Error } => NotKnown,
        IArrayTypeSymbol => "Thrift has no arrays of several dimensions; use an array of arrays",
        { IsTupleType: true } => "its parts have no ids; declare a message",
        INamedTypeSymbol named when Closest(named) is { } closest => $"use {closest}",
        { TypeKind: TypeKind.Interface } => "an interface does not say what it holds; use a message or a [RpcUnion]",
        { TypeKind: TypeKind.Struct or TypeKind.Class } => "it is no message; mark it with [RpcMessage], or carry what it consists of",
        _ => "Thrift has no type for it",
    };

    private static string? Closest(INamedTypeSymbol type) => (TypeNames.NamespaceOf(type), type.Name, type.Arity) switch
    {
        ("System.Collections.Generic", "SortedDictionary" or "SortedList" or "OrderedDictionary", 2) => "Dictionary<TKey, TValue>",
        ("System.Collections.Concurrent" or "System.Collections.ObjectModel" or "System.Collections.Frozen", "ConcurrentDictionary" or "ReadOnlyDictionary" or "FrozenDictionary", 2)
            => "IReadOnlyDictionary<TKey, TValue> or Dictionary<TKey, TValue>",
        ("System.Collections.Immutable", "ImmutableSortedDictionary", 2) => "ImmutableDictionary<TKey, TValue>",
        ("System.Collections.Immutable", "ImmutableSortedSet", 1) => "ImmutableHashSet<T>",
        ("System.Collections.Generic", "SortedSet", 1) or ("System.Collections.Frozen", "FrozenSet", 1) => "HashSet<T> or IReadOnlySet<T>",
        ("System.Collections.Generic", "IAsyncEnumerable", 1) => "it as the only argument or the result of a streaming method",
        ("System.Collections.Generic" or "System.Collections.ObjectModel" or "System.Collections.Concurrent" or "System.Collections.Immutable", _, 1) => "List<T> or IReadOnlyList<T>",
        ("System", "ReadOnlyMemory" or "Memory" or "ArraySegment" or "Span" or "ReadOnlySpan", 1) => "an array, List<T>, or ReadOnlyMemory<byte> for bytes",
        ("System", "Uri" or "Version" or "Type", 0) => "string",
        ("System", "Half", 0) => "float",
        ("System", "Int128" or "UInt128", 0) or ("System.Numerics", "BigInteger", 0) => "string or decimal",
        ("System.IO", _, 0) => "byte[] or a stream of messages",
        ("System.Threading", "CancellationToken", 0) or ("Tern", "CallContext", 0) => "it as the last parameter of a method",
        _ => null,
    };
}
