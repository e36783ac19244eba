using Microsoft.CodeAnalysis;
using Tern.Generators.Diagnostics;
using Tern.Schema;
using Tern.Schema.Naming;

namespace Tern.Generators.CSharp;

/// <summary>Finds the carried members of a message and its bases.</summary>
internal static class MemberCollector
{
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
        CheckFormats(context, members.SelectMany(m => m.Ids.Select(id => (m.Display, id, m.Where))));
        return members.OrderBy(m => m.Id).ToList();
    }

    /// <summary>Whether an id is in range; reports it otherwise.</summary>
    /// <param name="context">Where to report.</param>
    /// <param name="member">What has the id.</param>
    /// <param name="id">The id.</param>
    /// <param name="where">Where it is.</param>
    /// <param name="largest">Largest id that is possible there.</param>
    public static bool CheckId(ParseContext context, string member, int id, SourceSpan? where, int largest = FieldIds.Largest)
    {
        if (id is >= FieldIds.Smallest and not 0 && id <= largest)
        {
            return true;
        }

        string reason = id == 0
            ? "0 is the answer of a method"
            : $"ids are {Text(FieldIds.Smallest)} to {Text(largest)}, and those below 1 are for Thrift alone";
        context.Report(Rules.IdOutOfRange, where, member, Text(id), reason);
        return false;
    }

    /// <summary>Reports an id that only Protobuf can carry next to one that only Thrift can.</summary>
    public static void CheckFormats(ParseContext context, IEnumerable<(string Display, int Id, SourceSpan? Where)> members)
    {
        var all = members.ToArray();
        (string Display, int Id, SourceSpan? Where) ofThrift = Array.Find(all, m => !FieldIds.FitsProtobuf(m.Id));
        foreach ((string display, int id, SourceSpan? where) in all.Where(m => ofThrift.Display is not null && !FieldIds.FitsThrift(m.Id)))
        {
            context.Report(Rules.IdOutOfRange, where, display, Text(id), $"only Protobuf has it, and '{ofThrift.Display}' has {Text(ofThrift.Id)}, which only Thrift has");
        }
    }

    /// <summary>The id that an [RpcField] gives.</summary>
    public static int IdOf(AttributeData attribute) => attribute.ArgumentOf<int>(0);

    /// <summary>The wire name that an [RpcField] gives, or another one if it gives none.</summary>
    public static string WireNameOf(AttributeData? attribute, string otherwise)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute?.NamedArguments ?? [])
        {
            if (argument is { Key: "Name", Value.Value: string { Length: > 0 } name })
            {
                return name;
            }
        }

        return otherwise;
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
            members.Add(new CarriedMember(member, TypeOf(member)!, id, WireNameOf(attribute, WireNames.OfMember(member.Name)), attribute, where));
        }
    }

    private static string Text(int id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);

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
