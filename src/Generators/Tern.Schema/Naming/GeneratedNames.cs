namespace Tern.Schema.Naming;

/// <summary>Names of generated types that stand next to a contract; whoever names a contract comes to the same.</summary>
public static class GeneratedNames
{
    /// <summary>The codec of a message, union or exception that is not generic.</summary>
    /// <param name="contract">How C# spells the contract.</param>
    /// <param name="isClaimed">Whether the contract's namespace has a type of a name already.</param>
    public static TypeName CodecOf(TypeName contract, Func<string, bool> isClaimed)
    {
        string name = contract.Name.Replace('.', '_') + "Codec";
        return new TypeName(contract.Namespace, isClaimed(name) ? name + "_" + StableHash.Of(contract.ToString()) : name);
    }

    /// <summary>What the names of a service's generated types begin with.</summary>
    /// <param name="service">How C# spells the interface.</param>
    /// <param name="isClaimed">Whether the interface's namespace has a type of a name already.</param>
    public static string IdentifierOf(TypeName service, Func<string, bool> isClaimed)
    {
        int dot = service.Name.LastIndexOf('.');
        string name = WireNames.OfService(service.Name.Substring(dot + 1));
        string all = dot < 0 ? name : service.Name.Substring(0, dot).Replace('.', '_') + "_" + name;
        bool claimed = isClaimed(all + "Client") || isClaimed(all + "Methods") || isClaimed(all + "Contract");
        return claimed ? all + "_" + StableHash.Of(service.ToString()) : all;
    }
}
