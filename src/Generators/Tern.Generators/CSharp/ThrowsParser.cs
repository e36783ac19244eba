using Microsoft.CodeAnalysis;
using Tern.Generators.Diagnostics;
using Tern.Generators.Idl;
using Tern.Schema;
using Tern.Schema.Naming;

namespace Tern.Generators.CSharp;

/// <summary>Reads the declared exceptions of a method.</summary>
internal static class ThrowsParser
{
    /// <summary>Declared exceptions, derived ones first: a base would catch them otherwise.</summary>
    public static EquatableArray<ThrowsModel> Parse(ParseContext context, IMethodSymbol method, string display, SourceSpan? where)
    {
        var declared = new List<(int Depth, ThrowsModel Model)>();
        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass?.HasFullName(ContractNames.Throws) != true)
            {
                continue;
            }

            if (attribute.ArgumentOf<INamedTypeSymbol>(0) is not { TypeKind: not TypeKind.Error } exception)
            {
                // The compiler reports it, if nobody else knows the type; what it is called is not told here.
                context.NoteMissing(ContractUse.Anything);
                continue;
            }

            SourceSpan? place = attribute.ApplicationSyntaxReference is { } syntax ? syntax.GetSyntax().GetLocation().ToSpan() : where;
            if (Parse(context, exception, attribute.ArgumentOf<int>(1), display, declared, place) is { } model)
            {
                declared.Add((exception.BasesAndSelf().Count(), model));
            }
        }

        return declared.OrderByDescending(d => d.Depth).ThenBy(d => d.Model.Id).Select(d => d.Model).ToEquatableArray();
    }

    private static ThrowsModel? Parse(
        ParseContext context,
        INamedTypeSymbol exception,
        int id,
        string display,
        List<(int Depth, ThrowsModel Model)> declared,
        SourceSpan? where)
    {
        context.NamesObsolete |= exception.HasAttribute(ContractNames.Obsolete);
        if (!exception.HasAttribute(ContractNames.RpcException))
        {
            context.Report(Rules.ThrowsNotDeclared, where, display, exception.ToMessage());
            return null;
        }

        if (!MemberCollector.CheckId(context, $"{display} throws {exception.Name}", id, where, FieldIds.LargestOfThrift))
        {
            return null;
        }

        TypeName name = TypeNames.OfNotNull(exception);
        if (declared.Any(d => d.Model.Id == id || d.Model.Type.Name == name))
        {
            string same = declared.Any(d => d.Model.Type.Name == name) ? "it" : $"the id {id}";
            context.Report(Rules.ThrowsDuplicate, where, display, exception.Name, same);
            return null;
        }

        return MessageReference.Parse(context, exception, name, new TypeUse(display, where, IsOpen: false)) is { } type
            ? new ThrowsModel(id, WireNames.OfMember(exception.Name), type)
            : null;
    }
}
