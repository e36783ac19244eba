using System.Text;

namespace Tern.Generators.CSharp;

/// <summary>Names that tie generated code to the contracts and to the libraries.</summary>
internal static class ContractNames
{
    public const string RpcMessage = "Tern.RpcMessageAttribute";
    public const string RpcException = "Tern.RpcExceptionAttribute";
    public const string RpcUnion = "Tern.RpcUnionAttribute";
    public const string RpcService = "Tern.RpcServiceAttribute";
    public const string RpcField = "Tern.RpcFieldAttribute";
    public const string RpcEnumValue = "Tern.RpcEnumValueAttribute";
    public const string RpcOneOf = "Tern.RpcOneOfAttribute";
    public const string RpcEnum = "Tern.RpcEnumAttribute";
    public const string RpcMethod = "Tern.RpcMethodAttribute";
    public const string OneWay = "Tern.OneWayAttribute";
    public const string Idempotent = "Tern.IdempotentAttribute";
    public const string Throws = "Tern.ThrowsAttribute";
    public const string GeneratedCodec = "Tern.Serialization.GeneratedCodecAttribute";
    public const string JsonNull = "Tern.Serialization.JsonNullAttribute";
    public const string CompiledIdl = "Tern.CompiledIdlAttribute";
    public const string Obsolete = "System.ObsoleteAttribute";
    public const string SetsRequiredMembers = "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute";

    /// <summary>Namespace of generated code that belongs to no contract, one per assembly so that friends do not see two of a kind.</summary>
    public static string GeneratedNamespace(string? assembly)
    {
        var name = new StringBuilder();
        foreach (string segment in (assembly ?? "Unnamed").Split('.'))
        {
            if (segment.Length == 0)
            {
                continue;
            }

            if (!char.IsLetter(segment[0]))
            {
                name.Append('_');
            }

            foreach (char c in segment)
            {
                name.Append(char.IsLetterOrDigit(c) ? c : '_');
            }

            name.Append('.');
        }

        return name.Append("TernGenerated").ToString();
    }
}
