using Microsoft.CodeAnalysis;
using Tern.Generators.Diagnostics;
using Tern.Schema;
using Tern.Schema.Naming;

namespace Tern.Generators.CSharp;

/// <summary>Reads the parameters of a method.</summary>
internal static class ParameterParser
{
    /// <summary>Parameters that are carried, and the one that surrounds the call.</summary>
    public static (EquatableArray<ParameterModel> Carried, ContextParameter? Context) Parse(
        ParseContext context,
        IMethodSymbol method,
        string identifier,
        string display,
        SourceSpan? where)
    {
        var carried = new List<ParameterModel>();
        ContextParameter? surrounding = null;
        ArgumentFieldNames fields = MethodIdentifiers.FieldsOf(identifier);
        for (int i = 0; i < method.Parameters.Length; i++)
        {
            IParameterSymbol parameter = method.Parameters[i];
            SourceSpan? place = parameter.ToSpan() ?? where;
            if (parameter.Type.HasFullName("Tern.CallContext") || parameter.Type.HasFullName("System.Threading.CancellationToken"))
            {
                if (i < method.Parameters.Length - 1)
                {
                    context.Report(Rules.ContextNotLast, place, parameter.Name, display);
                }

                surrounding = new ContextParameter(
                    parameter.Name,
                    parameter.Type.IsValueType,
                    parameter.NullableAnnotation != NullableAnnotation.NotAnnotated,
                    parameter.HasExplicitDefaultValue);
            }
            else if (ParseCarried(context, parameter, IdOf(parameter, carried.Count + 1), fields, $"{display}({parameter.Name})", place) is { } model)
            {
                ReportId(context, model, carried, display, place);
                carried.Add(model);
            }
        }

        return (carried.ToEquatableArray(), surrounding);
    }

    private static string ReasonOf(RefKind kind) => kind switch
    {
        RefKind.Out => "an out parameter would have to change on both ends; return the value instead",
        RefKind.Ref => "a ref parameter would have to change on both ends; pass the value and return the new one",
        _ => "a ref readonly parameter refers to a place on the caller's end; write in instead",
    };

    // By position, unless [RpcField] says otherwise: an IDL may have left ids out.
    private static int IdOf(IParameterSymbol parameter, int position)
        => parameter.FindAttribute(ContractNames.RpcField) is { } attribute ? MemberCollector.IdOf(attribute) : position;

    private static void ReportId(ParseContext context, ParameterModel parameter, List<ParameterModel> earlier, string display, SourceSpan? where)
    {
        string name = $"{display}({parameter.Name})";
        if (MemberCollector.CheckId(context, name, parameter.Id, where, FieldIds.LargestOfThrift) && earlier.Find(other => other.Id == parameter.Id) is { } same)
        {
            context.Report(
                Rules.DuplicateId, where, name, parameter.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{display}({same.Name})");
        }
    }

    private static ParameterModel? ParseCarried(
        ParseContext context,
        IParameterSymbol parameter,
        int id,
        ArgumentFieldNames fields,
        string display,
        SourceSpan? where)
    {
        if (parameter.RefKind is not (RefKind.None or RefKind.In))
        {
            context.Report(Rules.UnsupportedParameter, where, display, ReasonOf(parameter.RefKind));
            return null;
        }

        bool isStream = parameter.Type is INamedTypeSymbol { Arity: 1 } stream && stream.HasFullName("System.Collections.Generic.IAsyncEnumerable");
        ITypeSymbol type = isStream ? ((INamedTypeSymbol)parameter.Type).TypeArguments[0] : parameter.Type;
        var use = new TypeUse(display, where, IsOpen: false);
        if (TypeParser.Parse(context, type, use) is not { } used)
        {
            return null;
        }

        AttributeData? field = parameter.FindAttribute(ContractNames.RpcField);
        (TypeModel carried, ProtobufModel protobuf) = ProtobufParser.Parse(context, field, used.Type, !InitialValues.IsZero(parameter), use);
        return new ParameterModel(
            id,
            parameter.Name,
            MemberCollector.WireNameOf(field, WireNames.OfParameter(parameter.Name)),
            fields.Take(parameter.Name),
            carried,
            used.IsNullable,
            parameter.RefKind == RefKind.In,
            isStream,
            DefaultValues.TextOf(parameter),
            protobuf);
    }
}
