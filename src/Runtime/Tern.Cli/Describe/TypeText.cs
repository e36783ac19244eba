using Tern.Schema.Idl;

namespace Tern.Cli;

/// <summary>Names types for people: the last part of names, scalars as their language calls them where that is the same in both.</summary>
internal static class TypeText
{
    /// <summary>The name of a type.</summary>
    public static string Of(IdlType type) => type switch
    {
        IdlScalarType scalar => scalar.Kind.ToString().ToLowerInvariant(),
        IdlEnumType @enum => @enum.Id.SimpleName,
        IdlMessageType message => message.Id.SimpleName,
        IdlListType list => $"list<{Of(list.Element)}>",
        IdlSetType set => $"set<{Of(set.Element)}>",
        IdlMapType map => $"map<{Of(map.Key)}, {Of(map.Value)}>",
        _ => type.ToString(),
    };
}
