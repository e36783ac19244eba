using Microsoft.CodeAnalysis;
using Tern.Generators.Diagnostics;
using Tern.Schema;

namespace Tern.Generators.CSharp;

/// <summary>Reads what a contract type is in C#, and checks that a part can be added to it.</summary>
internal static class ContractTypeParser
{
    /// <summary>Whether a second attribute makes the type something else too; it is reported at the weaker of both, and the other is generated.</summary>
    public static bool IsMarkedTwice(ParseContext context, INamedTypeSymbol type, AttributeData attribute)
    {
        string[] stronger = attribute.AttributeClass?.Name == "RpcExceptionAttribute"
            ? [ContractNames.RpcUnion]
            : [ContractNames.RpcUnion, ContractNames.RpcException];
        if (!stronger.Any(type.HasAttribute))
        {
            return false;
        }

        context.Report(Rules.WrongKind, type.ToSpan(), type.Name, "contract of two kinds", "keep one of its attributes");
        return true;
    }

    /// <summary>Reports what keeps generated code from naming or completing the type.</summary>
    /// <returns>Whether generated code can name it.</returns>
    public static bool Check(ParseContext context, INamedTypeSymbol type)
    {
        SourceSpan? where = type.ToSpan();
        if (!type.IsPartial())
        {
            context.Report(Rules.NotPartial, where, type.Name);
        }

        if (type.IsRefLikeType)
        {
            context.Report(Rules.WrongKind, where, type.Name, "message", "a ref struct cannot be kept while a call is under way");
            return false;
        }

        if (type.IsStatic)
        {
            context.Report(Rules.WrongKind, where, type.Name, "message", "a static class has no instances");
            return false;
        }

        foreach (INamedTypeSymbol container in type.SelfAndContainers().Skip(1))
        {
            if (container.IsGenericType || !container.IsPartial())
            {
                context.Report(Rules.ContainerNotPartial, where, container.Name, type.Name, container.IsGenericType ? "not generic" : "partial");
                return false;
            }
        }

        return CheckReachable(context, type, where);
    }

    /// <summary>Reports what keeps generated code from naming the type.</summary>
    public static bool CheckReachable(ParseContext context, INamedTypeSymbol type, SourceSpan? where)
    {
        if (type.IsFileLocal)
        {
            context.Report(Rules.NotReachable, where, type.Name, "local to its file");
            return false;
        }

        if (type.SelfAndContainers().FirstOrDefault(t => !t.IsReachableIn(context.Assembly)) is { } hidden)
        {
            string accessibility = hidden.DeclaredAccessibility switch
            {
                Accessibility.Private => "private",
                Accessibility.Protected => "protected",
                _ => "private protected",
            };
            string reason = SymbolEqualityComparer.Default.Equals(hidden, type) ? accessibility : $"inside of the {accessibility} '{hidden.Name}'";
            context.Report(Rules.NotReachable, where, type.Name, reason);
            return false;
        }

        return true;
    }

    /// <summary>Reads a type that is declared here.</summary>
    public static ContractType Parse(INamedTypeSymbol type)
        => ToModel(type, CodecNames.Of(type), IsPublic(type));

    /// <summary>Reads a generic message that is closed here; its codec is internal.</summary>
    public static ContractType ParseClosed(ParseContext context, INamedTypeSymbol type)
        => ToModel(type, CodecNames.OfClosed(type, context.Assembly.Name), isPublic: false);

    /// <summary>Whether other assemblies see the type.</summary>
    public static bool IsPublic(INamedTypeSymbol type) => type.SelfAndContainers().All(t => t.DeclaredAccessibility == Accessibility.Public);

    private static ContractType ToModel(INamedTypeSymbol type, TypeName codec, bool isPublic)
    {
        IEnumerable<string> containers = type.SelfAndContainers().Skip(1).Reverse().Select(c => $"partial {KeywordOf(c)} {c.Name}");
        return new ContractType(
            TypeNames.OfNotNull(type),
            codec,
            KeywordOf(type),
            containers.ToEquatableArray(),
            isPublic,
            type.IsValueType,
            type.IsReadOnly,
            type.SelfAndContainers().Any(t => t.HasAttribute(ContractNames.Obsolete)),
            ProtobufParser.NameOf(type),
            HasOwnJson(type));
    }

    // Signatures that do not fit are errors of the code that calls them.
    private static bool HasOwnJson(INamedTypeSymbol type)
        => new[] { "WriteJson", "ReadJson" }.All(name => type.GetMembers(name).Any(m => m is IMethodSymbol { IsStatic: true, MethodKind: Microsoft.CodeAnalysis.MethodKind.Ordinary }));

    private static string KeywordOf(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { IsRecord: true, IsValueType: true } => "record struct",
        { IsRecord: true } => "record",
        { IsValueType: true } => "struct",
        _ => "class",
    };
}
