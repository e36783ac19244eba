using Tern.Schema;
using Tern.Schema.Contracts;

namespace Tern.Emit.Export;

/// <summary>Gives contracts names in one Thrift file. Thrift carries no names of types, so they may be chosen; Apache's compiler refuses words of the languages that it writes.</summary>
internal sealed class ThriftNames
{
    // Source: Apache Thrift, "Interface Description Language", "Reserved Keywords", which its lexer enforces.
    private static readonly HashSet<string> s_reserved = new(
        (
            "BEGIN END __CLASS__ __DIR__ __FILE__ __FUNCTION__ __LINE__ __METHOD__ __NAMESPACE__ abstract alias and args as assert begin break case catch class clone continue declare def default "
            + "del delete do dynamic elif else elseif elsif end enddeclare endfor endforeach endif endswitch endwhile ensure except exec finally float for foreach from function global goto if "
            + "implements import in inline instanceof interface is lambda module native new next nil not or package pass public print private protected raise redo rescue retry register return self "
            + "sizeof static super switch synchronized then this throw transient try undef unless unsigned until use var virtual volatile when while with xor yield "
            + "namespace include cpp_include cpp_type xsd_all xsd_optional xsd_nillable xsd_attrs void bool byte i8 i16 i32 i64 double string binary uuid map list set oneway async typedef struct union "
            + "exception extends throws service enum const required optional reference slist senum true false").Split(' '),
        StringComparer.Ordinal);

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Names for all contracts.</summary>
    public ThriftNames(ContractSet contracts)
    {
        // Services first: their names are on the wire.
        foreach (ServiceModel service in contracts.Services)
        {
            Add(service.WireName, Simple(service.WireName));
        }

        string[] types =
        [
            .. contracts.Messages.Select(m => m.Type.ProtobufName)
                .Concat(contracts.Unions.Select(u => u.Type.ProtobufName))
                .Concat(contracts.Enums.Select(e => e.ProtobufName))
                .OrderBy(n => n, StringComparer.Ordinal),
        ];
        ILookup<string, string> bySimple = types.ToLookup(Simple, StringComparer.Ordinal);
        foreach (string type in types)
        {
            // Several of one name are told apart by what is around them, all of them, so that none depends on the order.
            bool isAlone = bySimple[Simple(type)].Take(2).Count() == 1;
            Add(type, isAlone ? Simple(type) : WithScope(type));
        }
    }

    /// <summary>Name of a type or service by its full name.</summary>
    public string Of(string fullName) => _names[fullName];

    /// <summary>Whether a type is known.</summary>
    public bool Has(string fullName) => _names.ContainsKey(fullName);

    /// <summary>A name for something that has none in C#.</summary>
    public string Take(string wish)
    {
        string name = Identifier(wish);
        while (!_taken.Add(name))
        {
            name += "_";
        }

        return name;
    }

    /// <summary>Whether Apache's compiler refuses a name.</summary>
    public static bool IsReserved(string name) => s_reserved.Contains(name);

    /// <summary>A name on the wire as an identifier of Thrift.</summary>
    public static string Identifier(string name)
    {
        string identifier = ProtoNames.Identifier(name);
        return s_reserved.Contains(identifier) ? identifier + "_" : identifier;
    }

    private void Add(string fullName, string wish) => _names[fullName] = Take(wish);

    private static string Simple(string fullName) => fullName.Substring(fullName.LastIndexOf('.') + 1);

    private static string WithScope(string fullName)
    {
        string[] parts = fullName.Split('.');
        return parts.Length == 1 ? fullName : parts[parts.Length - 2] + "_" + parts[parts.Length - 1];
    }
}
