using Microsoft.CodeAnalysis;
using Tern.Generators.Diagnostics;
using Tern.Schema;

namespace Tern.Generators.CSharp;

/// <summary>Turns the type of a member into what the wire can carry, or reports why it cannot.</summary>
internal static class TypeParser
{
    /// <summary>Reads the type of a member, parameter or answer.</summary>
    /// <remarks>In code without nullable annotations every reference may be null.</remarks>
    public static UsedType? Parse(ParseContext context, ITypeSymbol type, TypeUse use)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return ParseNotNull(context, nullable.TypeArguments[0], use) is { } inner ? new UsedType(inner, true) : null;
        }

        bool isNullable = type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated;
        return ParseNotNull(context, type, use) is { } model ? new UsedType(model, isNullable) : null;
    }

    private static TypeModel? ParseNotNull(ParseContext context, ITypeSymbol type, TypeUse use)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        TypeName name = TypeNames.OfNotNull(type);
        context.NamesObsolete |= type.HasAttribute(ContractNames.Obsolete);
        if (ScalarOf(type) is { } scalar)
        {
            return new ScalarType(name, scalar);
        }

        switch (type)
        {
            case ITypeParameterSymbol when use.IsOpen:
                // Only the closed message is generated; there the real type stands here.
                return new ScalarType(name, ScalarKind.Boolean);
            case IArrayTypeSymbol { Rank: 1 } array:
                return Element(context, array.ElementType, type, use) is { } item ? new ListType(name, ListShape.Array, item) : null;
            case INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration:
                return ParseEnum(context, enumeration, name, use);
            case INamedTypeSymbol named when CollectionTypes.IsCollection(named):
                return ParseCollection(context, named, name, use);
            case INamedTypeSymbol named when MessageReference.IsContract(named):
                return MessageReference.Parse(context, named, name, use);
            default:
                if (type.TypeKind == TypeKind.Error)
                {
                    context.NoteMissing(type.ToMessage());
                }

                context.Report(Rules.UnsupportedType, use.Where, use.Member, type.ToMessage(), UnsupportedTypes.ReasonOf(type));
                return null;
        }
    }

    private static TypeModel? ParseCollection(ParseContext context, INamedTypeSymbol type, TypeName name, TypeUse use)
    {
        if (CollectionTypes.MapOf(type) is { } map)
        {
            TypeModel? key = Element(context, type.TypeArguments[0], type, use);
            TypeModel? value = Element(context, type.TypeArguments[1], type, use);
            return key is null || value is null ? null : new MapType(name, map, key, value);
        }

        if (Element(context, type.TypeArguments[0], type, use) is not { } element)
        {
            return null;
        }

        return CollectionTypes.ListOf(type) is { } list
            ? new ListType(name, list, element)
            : new SetType(name, CollectionTypes.SetOf(type)!.Value, element);
    }

    private static TypeModel? Element(ParseContext context, ITypeSymbol element, ITypeSymbol collection, TypeUse use)
    {
        bool isNullable = element.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            || element.NullableAnnotation == NullableAnnotation.Annotated;
        if (!isNullable)
        {
            return ParseNotNull(context, element, use);
        }

        context.Report(Rules.NullableElement, use.Where, use.Member, collection.ToMessage(), element.ToMessage());
        return null;
    }

    private static EnumType? ParseEnum(ParseContext context, INamedTypeSymbol type, TypeName name, TypeUse use)
    {
        if (!type.SelfAndContainers().All(t => t.IsReachableIn(context.Assembly)))
        {
            context.Report(Rules.UnsupportedType, use.Where, use.Member, type.ToMessage(), "generated code cannot name it; make it internal or public");
            return null;
        }

        foreach (IFieldSymbol member in type.GetMembers().OfType<IFieldSymbol>())
        {
            if (member.HasConstantValue && !FitsInt32(member.ConstantValue))
            {
                string value = Convert.ToString(member.ConstantValue, System.Globalization.CultureInfo.InvariantCulture)!;
                context.Report(Rules.EnumOutOfRange, use.Where, $"{type.Name}.{member.Name}", value);
                return null;
            }
        }

        bool isClosed = type.FindAttribute(ContractNames.RpcEnum)?.NamedArguments.Any(a => a is { Key: "IsClosed", Value.Value: true }) == true;
        return new EnumType(
            name,
            ProtobufParser.NameOf(type),
            ScalarOf(type.EnumUnderlyingType!) ?? ScalarKind.Int32,
            MembersOf(type).ToEquatableArray(),
            isClosed,
            type.HasAttribute(ContractNames.JsonNull));
    }

    private static IEnumerable<EnumMember> MembersOf(INamedTypeSymbol type)
        => from member in type.GetMembers().OfType<IFieldSymbol>()
           where member.HasConstantValue
           let name = member.FindAttribute(ContractNames.RpcEnumValue)?.ConstructorArguments[0].Value as string
           select new EnumMember(name ?? member.Name, Convert.ToInt32(member.ConstantValue, System.Globalization.CultureInfo.InvariantCulture));

    private static bool FitsInt32(object? value) => value switch
    {
        uint number => number <= int.MaxValue,
        long number => number is >= int.MinValue and <= int.MaxValue,
        ulong number => number <= int.MaxValue,
        _ => true,
    };

    private static ScalarKind? ScalarOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => ScalarKind.Boolean,
        SpecialType.System_SByte => ScalarKind.SByte,
        SpecialType.System_Byte => ScalarKind.Byte,
        SpecialType.System_Int16 => ScalarKind.Int16,
        SpecialType.System_UInt16 => ScalarKind.UInt16,
        SpecialType.System_Int32 => ScalarKind.Int32,
        SpecialType.System_UInt32 => ScalarKind.UInt32,
        SpecialType.System_Int64 => ScalarKind.Int64,
        SpecialType.System_UInt64 => ScalarKind.UInt64,
        SpecialType.System_Single => ScalarKind.Single,
        SpecialType.System_Double => ScalarKind.Double,
        SpecialType.System_Decimal => ScalarKind.Decimal,
        SpecialType.System_String => ScalarKind.String,
        SpecialType.System_DateTime => ScalarKind.DateTime,
        _ => type switch
        {
            IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } => ScalarKind.ByteArray,
            INamedTypeSymbol { ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } named
                => SystemScalarOf(named),
            _ => null,
        },
    };

    private static ScalarKind? SystemScalarOf(INamedTypeSymbol type) => type switch
    {
        { Name: "Guid", Arity: 0 } => ScalarKind.Guid,
        { Name: "DateTimeOffset", Arity: 0 } => ScalarKind.DateTimeOffset,
        { Name: "TimeSpan", Arity: 0 } => ScalarKind.TimeSpan,
        { Name: "DateOnly", Arity: 0 } => ScalarKind.DateOnly,
        { Name: "TimeOnly", Arity: 0 } => ScalarKind.TimeOnly,
        { Name: "ReadOnlyMemory", Arity: 1 } when IsByte(type.TypeArguments[0]) => ScalarKind.ReadOnlyMemory,
        { Name: "Memory", Arity: 1 } when IsByte(type.TypeArguments[0]) => ScalarKind.Memory,
        _ => null,
    };

    private static bool IsByte(ITypeSymbol type) => type.SpecialType == SpecialType.System_Byte;
}
