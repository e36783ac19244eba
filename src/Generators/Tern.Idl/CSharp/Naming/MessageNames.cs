namespace Tern.Idl.CSharp.Naming;

/// <summary>C# names inside of one message.</summary>
/// <param name="Fields">Members by the names of their fields; of a union, its cases.</param>
/// <param name="OneOfs">Oneofs by their names.</param>
/// <param name="Fallbacks">Properties that give a default instead of null, by the names of their fields.</param>
/// <param name="NestedTypes">Names of the types that are declared inside of it.</param>
internal sealed record MessageNames(
    IReadOnlyDictionary<string, string> Fields,
    IReadOnlyDictionary<string, OneOfNames> OneOfs,
    IReadOnlyDictionary<string, string> Fallbacks,
    IReadOnlyCollection<string> NestedTypes);

/// <summary>C# names of one oneof.</summary>
/// <param name="Property">The member that holds it.</param>
/// <param name="Union">The nested union.</param>
/// <param name="Cases">Cases of the union by the names of their fields.</param>
internal sealed record OneOfNames(string Property, string Union, IReadOnlyDictionary<string, string> Cases);
