using Microsoft.CodeAnalysis;
using Tern.Generators.Diagnostics;
using Tern.Schema;

namespace Tern.Generators.CSharp;

/// <summary>Finds the carried members of a message and its bases.</summary>
internal static class MemberCollector
{
    private const int MaxId = 32_767;

    /// <summary>The members in the order of their ids; those with an error are left out.</summary>
    public static List<CarriedMember> Collect(ParseContext context, INamedTypeSymbol type)
    {
        var members = new List<CarriedMember>();
        foreach (INamedTypeSymbol declaring in type.BasesAndSelf())
        {
            foreach (ISymbol member in declaring.GetMembers())
            {
                if (member is IMethodSymbol { MethodKind: Microsoft.CodeAnalysis.MethodKind.Constructor } constructor)
                {
                    CollectParameters(context, declaring, constructor, members);
                }
                else if (member is IPropertySymbol or IFieldSymbol && CarryingAttribute(context, member, member.ToSpan()) is { } attribute)
                {
                    Add(context, member, attribute, member.ToSpan(), members);
                }
            }
        }

        ReportDuplicates(context, members);
        return members.OrderBy(m => m.Id).ToList();
    }

    /// <summary>Whether an id is in range; reports it otherwise.</summary>
    public static bool CheckId(ParseContext context, string member, int id, SourceSpan? where)
    {
        if (id is >= 1 and <= MaxId)
        {
            return true;
        }

        context.Report(Rules.IdOutOfRange, where, member, id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return false;
    }

    /// <summary>The id that an [RpcField] gives.</summary>
    public static int IdOf(AttributeData attribute) => attribute.ArgumentOf<int>(0);

    /// <summary>The wire name that an [RpcField] gives, or the one that the member's own name does.</summary>
    public static string WireNameOf(AttributeData attribute, string member)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument is { Key: "Name", Value.Value: string { Length: > 0 } name })
            {
                return name;
            }
        }

        return ContractNames.WireName(member);
    }

    private static void CollectParameters(ParseContext context, INamedTypeSymbol declaring, IMethodSymbol constructor, List<CarriedMember> members)
    {
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            if (CarryingAttribute(context, parameter, parameter.ToSpan()) is not { } attribute)
            {
                continue;
            }

            ISymbol? member = declaring.GetMembers().FirstOrDefault(m =>
                m is IPropertySymbol or IFieldSymbol { IsImplicitlyDeclared: false } && Fills(parameter, m));
            if (member is null)
            {
                context.Report(Rules.ParameterWithoutMember, parameter.ToSpan(), parameter.Name);
            }
            else if (!member.HasAttribute(ContractNames.RpcField) && !member.HasAttribute(ContractNames.RpcOneOf))
            {
                Add(context, member, attribute, parameter.ToSpan(), members);
            }
        }
    }

    private static AttributeData? CarryingAttribute(ParseContext context, ISymbol symbol, SourceSpan? where)
    {
        AttributeData? field = symbol.FindAttribute(ContractNames.RpcField);
        AttributeData? oneOf = symbol.FindAttribute(ContractNames.RpcOneOf);
        if (field is not null && oneOf is not null)
        {
            context.Report(Rules.OneOf, where, symbol.Name, "it has an id of its own; remove [RpcField] or [RpcOneOf]");
        }

        return field ?? oneOf;
    }

    /// <summary>Whether a constructor parameter stands for a member: the same type, the same name but for case and leading underscores.</summary>
    public static bool Fills(IParameterSymbol parameter, ISymbol member)
    {
        ITypeSymbol? type = TypeOf(member);
        return type is not null
            && string.Equals(parameter.Name.TrimStart('_'), member.Name.TrimStart('_'), StringComparison.OrdinalIgnoreCase)
            && SymbolEqualityComparer.Default.Equals(parameter.Type, type);
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => (member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type;

    private static void Add(ParseContext context, ISymbol member, AttributeData attribute, SourceSpan? where, List<CarriedMember> members)
    {
        string display = $"{member.ContainingType.Name}.{member.Name}";
        bool isOneOf = attribute.AttributeClass?.Name == "RpcOneOfAttribute";
        int id = isOneOf ? FirstCaseOf(TypeOf(member)) : IdOf(attribute);
        bool isGood = isOneOf || CheckId(context, display, id, where);
        if (ReasonNotReadable(context, member) is { } reason)
        {
            context.Report(Rules.NotReadable, where, display, reason);
            isGood = false;
        }

        if (isGood)
        {
            members.Add(new CarriedMember(member, TypeOf(member)!, id, WireNameOf(attribute, member.Name), attribute, where));
        }
    }

    // Where the field of a oneof stands among the others.
    private static int FirstCaseOf(ITypeSymbol? type) => type is INamedTypeSymbol union ? UnionParser.IdsOf(union).DefaultIfEmpty(1).Min() : 1;

    private static string? ReasonNotReadable(ParseContext context, ISymbol member) => member switch
    {
        { IsStatic: true } => "a static member belongs to no message",
        IPropertySymbol { IsIndexer: true } => "an indexer is no single value",
        IPropertySymbol { GetMethod: null } => "it has no getter",
        IPropertySymbol { ReturnsByRef: true } or IPropertySymbol { ReturnsByRefReadonly: true } => "it returns a reference",
        IPropertySymbol { ExplicitInterfaceImplementations.Length: > 0 } => "it implements an interface explicitly; make it a property of the message",
        IPropertySymbol { GetMethod: { } getter } when !getter.IsReachableIn(context.Assembly) || !member.IsReachableIn(context.Assembly)
            => "generated code cannot read it; make its getter internal or public",
        IFieldSymbol when !member.IsReachableIn(context.Assembly) => "generated code cannot read it; make it internal or public",
        _ => null,
    };

    private static void ReportDuplicates(ParseContext context, List<CarriedMember> members)
    {
        for (int i = 1; i < members.Count; i++)
        {
            CarriedMember later = members[i];
            CarriedMember? sameId = members.Take(i).FirstOrDefault(m => m.Ids.Intersect(later.Ids).Any());
            CarriedMember? sameName = members.Take(i).FirstOrDefault(m => m.WireName == later.WireName);
            string id = (sameId is null ? later.Id : sameId.Ids.Intersect(later.Ids).First()).ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (sameId is not null)
            {
                context.Report(Rules.DuplicateId, later.Where, later.Display, id, sameId.Display);
            }
            else if (sameName is not null)
            {
                context.Report(Rules.DuplicateName, later.Where, later.Display, later.WireName, sameName.Display, id);
            }
        }
    }
}
