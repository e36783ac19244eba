using Tern.Idl.CSharp.Naming;
using Tern.Schema;

namespace Tern.Idl.CSharp;

/// <summary>How the definitions of one IDL file look in C#.</summary>
/// <param name="Style">What structs and messages become.</param>
/// <param name="Namespace">Namespace of the file's types; <see langword="null"/> if what the file says decides.</param>
/// <param name="Services">Services that are wanted, with what they need; all if empty.</param>
/// <param name="IsInternal">Whether the types are internal; otherwise they are public.</param>
/// <param name="KeepsUnknownFields">Whether messages keep fields that they do not know; <see langword="null"/>: those of Protobuf do, those of Thrift do not.</param>
/// <param name="UsesDotNetTimes">
/// Whether Protobuf's <c>Timestamp</c> is <c>DateTimeOffset</c> and its <c>Duration</c> is <c>TimeSpan</c>, which loses what is finer than 100 ns; otherwise they are types of
/// <c>Tern.WellKnown</c>, which loses nothing.
/// </param>
/// <param name="UsesImmutableCollections">Whether lists, sets and maps are <c>ImmutableArray</c>, <c>ImmutableHashSet</c> and <c>ImmutableDictionary</c>.</param>
public sealed record CSharpOptions(
    CSharpStyle Style = CSharpStyle.Record,
    string? Namespace = null,
    EquatableArray<string> Services = default,
    bool IsInternal = false,
    bool? KeepsUnknownFields = null,
    bool UsesDotNetTimes = false,
    bool UsesImmutableCollections = false)
{
    /// <summary>Public records in the namespace that the file names.</summary>
    public static CSharpOptions Default { get; } = new();

    /// <summary>Whether a text can be <see cref="Namespace"/>.</summary>
    public static bool IsNamespace(string text) => CSharpIdentifiers.IsNamespace(text);
}

/// <summary>What structs and messages become in C#. Exceptions are always classes, unions always records.</summary>
public enum CSharpStyle
{
    /// <summary>Sealed records whose members are set once.</summary>
    Record,

    /// <summary>Sealed classes whose members can be set at any time.</summary>
    Class,

    /// <summary>Record structs whose members can be set at any time; messages that contain themselves are records.</summary>
    Struct,
}
