using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.NullFlow.Code;

/// <summary>What an instruction does. Registers hold values; a heap holds what objects, statics and captured variables hold.</summary>
internal enum Op : byte
{
    /// <summary>Dst = a literal null, or the default of Type.</summary>
    Default,

    /// <summary>Dst = the constant in Key.</summary>
    Constant,

    /// <summary>Dst = a value nothing is known of; not null when Flag is set. An expression tree where Key is its function.</summary>
    Unknown,

    /// <summary>Dst = A.</summary>
    Move,

    /// <summary>Dst = member Key of object A; register 0 is the object of statics and captured variables.</summary>
    Load,

    /// <summary>Member Key of object A = B.</summary>
    Store,

    /// <summary>Dst = element B of A.</summary>
    LoadElement,

    /// <summary>Element B of A = Args[0]; each element where Key is the slot of all. With the elements of Args[1] from place Args[2] on, and Dst = the place behind them.</summary>
    StoreElement,

    /// <summary>A must not be null here; of the type parameter Type, only where that may stand for a class.</summary>
    Dereference,

    /// <summary>Dst = a new object of Type with all members at their defaults, or of a type derived from it when Flag is set.</summary>
    New,

    /// <summary>Dst = a new array of Type with A elements.</summary>
    NewArray,

    /// <summary>Dst = call of Key with receiver A and arguments Args.</summary>
    Call,

    /// <summary>Dst = call of delegate A with Args.</summary>
    Invoke,

    /// <summary>Dst = delegate to method Key with receiver A.</summary>
    Closure,

    /// <summary>Dst = not A.</summary>
    Not,

    /// <summary>Dst = A (operator in Key) B.</summary>
    Binary,

    /// <summary>Dst = A is null.</summary>
    IsNull,

    /// <summary>Dst = A is a Type.</summary>
    IsType,

    /// <summary>Dst = A as Type.</summary>
    As,

    /// <summary>Dst = await A.</summary>
    Await,

    /// <summary>A is an element of the sequence that the method returns.</summary>
    Yield,

    /// <summary>Result of the method = A.</summary>
    Return,

    /// <summary>Dst = delegates A and B together.</summary>
    Combine,

    /// <summary>Dst = delegate A without B.</summary>
    Remove,

    /// <summary>Dst = a copy of object A.</summary>
    Clone,

    /// <summary>Dst = an array of the elements of A from B on, up to Args[0]; -1 for the first and for the end.</summary>
    Slice,

    /// <summary>Runs the initialisers of type Type on object A; and its base's constructor without parameters when Flag is set.</summary>
    Initialize,

    /// <summary>Notes what is known of A at an argument, for the suppressor.</summary>
    Observe,

    /// <summary>Only runs go on in which A is true.</summary>
    Assume,
}

/// <summary>One step of a method. Holds symbols and syntax, no operations: the tree they came from may go.</summary>
internal sealed class Instruction(Op op, SyntaxNode where)
{
    public Op Op { get; } = op;

    public SyntaxNode Where { get; } = where;

    /// <summary>Register of the result, or -1.</summary>
    public int Dst { get; init; } = -1;

    public int A { get; init; } = -1;

    public int B { get; init; } = -1;

    public int[] Args { get; init; } = [];

    /// <summary>A symbol, a <see cref="Slot"/>, or a constant.</summary>
    public object? Key { get; init; }

    public ITypeSymbol? Type { get; init; }

    /// <summary>Where by-ref arguments are written back to, by position of the argument.</summary>
    public Place?[]? Refs { get; init; }

    public bool Flag { get; init; }

    /// <summary>What is known of the result in each run, once a run has found it out; <see langword="null"/> before, and where runs differ in it.</summary>
    public Values.Fact? Made { get; set; }
}

/// <summary>Something that can be assigned.</summary>
/// <param name="Register">A local, when <paramref name="Key"/> and <paramref name="Index"/> are absent; else the object.</param>
/// <param name="Key">Member of the object.</param>
/// <param name="Index">Register of the element's index, or -1.</param>
/// <param name="Owner">Where the object itself lies if it is a struct, which must be written back.</param>
internal sealed record Place(int Register, object? Key, int Index, Place? Owner)
{
    /// <summary>Registers of all arguments of an indexer.</summary>
    public int[] Arguments { get; init; } = [];

    /// <summary>Whether a member gave the place by reference: it is read and written without that member.</summary>
    public bool IsReferred { get; init; }

    /// <summary>Type of what lies in a place that was given by reference, as the member that gives it declares it.</summary>
    public ITypeSymbol? Type { get; init; }

    /// <summary>Register that says whether this is the place, or <see cref="Else"/>.</summary>
    public int Condition { get; init; } = -1;

    public Place? Else { get; init; }
}
