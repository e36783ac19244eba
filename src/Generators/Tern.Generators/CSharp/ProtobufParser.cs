using Microsoft.CodeAnalysis;
using Tern.Schema;

namespace Tern.Generators.CSharp;

/// <summary>Reads what a contract says about its fields for Protobuf.</summary>
internal static class ProtobufParser
{
    /// <summary>What an [RpcField] says.</summary>
    /// <param name="attribute">The attribute; <see langword="null"/> if there is none.</param>
    /// <param name="isAlwaysWritten">Whether a zero is written.</param>
    public static ProtobufModel Parse(AttributeData? attribute, bool isAlwaysWritten)
    {
        ProtobufModel model = ProtobufModel.Default with { IsAlwaysWritten = isAlwaysWritten };
        foreach (KeyValuePair<string, TypedConstant> argument in attribute?.NamedArguments ?? [])
        {
            model = argument switch
            {
                { Key: "Wire", Value.Value: int wire } => model with { Value = (WireEncoding)wire },
                { Key: "KeyWire", Value.Value: int wire } => model with { Key = (WireEncoding)wire },
                { Key: "Packed", Value.Value: bool packed } => model with { IsPacked = packed },
                _ => model,
            };
        }

        return model;
    }

    /// <summary>Full name of a message: its namespace and its name, with those of the types around it.</summary>
    public static string NameOf(INamedTypeSymbol type)
    {
        string name = string.Join(".", type.SelfAndContainers().Reverse().Select(t => t.Name));
        string space = TypeNames.NamespaceOf(type);
        return space.Length == 0 ? name : space + "." + name;
    }
}
