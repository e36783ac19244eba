using Microsoft.CodeAnalysis;
using Tern.Generators.Diagnostics;
using Tern.Schema;

namespace Tern.Generators.CSharp;

/// <summary>A message, union or declared exception as the type of something else.</summary>
internal static class MessageReference
{
    private const int MostClosedMessages = 256;

    /// <summary>Whether a type is marked as a contract.</summary>
    public static bool IsContract(INamedTypeSymbol type)
        => type.TypeKind is TypeKind.Class or TypeKind.Struct
            && type.GetAttributes().Any(a => a.AttributeClass is { } attribute
                && (attribute.HasFullName(ContractNames.RpcMessage)
                    || attribute.HasFullName(ContractNames.RpcUnion)
                    || attribute.HasFullName(ContractNames.RpcException)));

    /// <summary>Reads the use of a contract.</summary>
    public static MessageType? Parse(ParseContext context, INamedTypeSymbol type, TypeName name, TypeUse use)
    {
        bool isUnion = type.HasAttribute(ContractNames.RpcUnion);
        if (type.IsAbstract && !isUnion)
        {
            context.Report(Rules.AbstractMessage, use.Where, use.Member, type.ToMessage());
            return null;
        }

        if (type.SelfAndContainers().FirstOrDefault(t => !t.IsReachableIn(context.Assembly)) is { } hidden)
        {
            context.Report(Rules.UnsupportedType, use.Where, use.Member, type.ToMessage(), $"generated code cannot name '{hidden.Name}'; make it internal or public");
            return null;
        }

        if (type.IsGenericType)
        {
            return ParseClosed(context, type, name, use);
        }

        bool isJsonNull = type.HasAttribute(ContractNames.JsonNull);
        if (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, context.Assembly))
        {
            return new MessageType(name, CodecNames.Of(type), ProtobufParser.NameOf(type), type.IsValueType, isUnion, isJsonNull);
        }

        if (type.FindAttribute(ContractNames.GeneratedCodec)?.ArgumentOf<INamedTypeSymbol>(0) is { } codec)
        {
            return new MessageType(name, TypeNames.OfNotNull(codec), ProtobufParser.NameOf(type), type.IsValueType, isUnion, isJsonNull);
        }

        context.Report(Rules.NoGeneratedCode, use.Where, use.Member, type.ToMessage());
        return null;
    }

    private static MessageType? ParseClosed(ParseContext context, INamedTypeSymbol type, TypeName name, TypeUse use)
    {
        var reference = new MessageType(name, CodecNames.OfClosed(type, context.Assembly.Name), ProtobufParser.NameOf(type), type.IsValueType, IsUnion: false);
        if (ContainsTypeParameter(type))
        {
            // Checked where the outer message is closed.
            return reference;
        }

        string key = name.ToString();
        if (context.ClosedCount >= MostClosedMessages)
        {
            context.Report(Rules.EndlessGeneric, use.Where, use.Member, type.OriginalDefinition.ToMessage());
            return null;
        }

        if (context.TryBeginClosed(key))
        {
            context.EndClosed(key, MessageParser.ParseClosed(context, type, use));
        }

        return reference;
    }

    private static bool ContainsTypeParameter(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => ContainsTypeParameter(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(ContainsTypeParameter),
        _ => false,
    };
}
