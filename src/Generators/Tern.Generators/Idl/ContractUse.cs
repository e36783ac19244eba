using Tern.Generators.Pipeline;
using Tern.Schema;

namespace Tern.Generators.Idl;

/// <summary>A contract in C#, and what it names.</summary>
/// <param name="Contract">Metadata name of its type.</param>
/// <param name="Uses">Full names of the types that it carries.</param>
/// <param name="Missing">Names of types that the compiler does not know.</param>
internal sealed record ContractUse(string Contract, EquatableArray<string> Uses, EquatableArray<string> Missing)
{
    /// <summary>Stands for a type whose name cannot be told.</summary>
    public const string Anything = "*";

    /// <summary>Full name of the contract.</summary>
    public string Name => Contract.Replace('+', '.');

    /// <summary>Of a message or exception.</summary>
    public static ContractUse Of(Parsed<MessageModel> parsed) => Of(parsed, parsed.Model?.Fields.Select(f => f.Type));

    /// <summary>Of a union.</summary>
    public static ContractUse Of(Parsed<UnionModel> parsed) => Of(parsed, parsed.Model?.Cases.Select(c => c.Type));

    /// <summary>Of a service.</summary>
    public static ContractUse Of(Parsed<ServiceModel> parsed)
        => Of(parsed, parsed.Model?.Methods.SelectMany(m => m.Parameters.Select(p => p.Type).Concat(m.Reply is null ? [] : [m.Reply]).Concat(m.Throws.Select(t => t.Type))));

    private static ContractUse Of<TModel>(Parsed<TModel> parsed, IEnumerable<TypeModel>? types)
        where TModel : class, IEquatable<TModel>
    {
        IEnumerable<TypeModel> all = (types ?? []).Concat(parsed.ClosedMessages.SelectMany(m => m.Fields).Select(f => f.Type));
        return new(
            parsed.Contract,
            all.SelectMany(Messages).Distinct(StringComparer.Ordinal).OrderBy(n => n, StringComparer.Ordinal).ToEquatableArray(),
            parsed.Missing);
    }

    private static IEnumerable<string> Messages(TypeModel type) => type switch
    {
        ListType list => Messages(list.Element),
        SetType set => Messages(set.Element),
        MapType map => Messages(map.Key).Concat(Messages(map.Value)),
        MessageType message => [message.Name.FullName],
        _ => [],
    };
}
