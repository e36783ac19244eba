using Tern.Idl.CSharp.Naming;
using Tern.Schema;
using Tern.Schema.Declarations;
using Tern.Schema.Idl;
using Tern.Schema.Naming;

namespace Tern.Idl.CSharp;

/// <summary>Turns methods of services into declarations.</summary>
internal sealed class MethodLowering(SchemaView view, TypeLowering types, ValueLowering values, RuleLowering rules)
{
    /// <summary>The declaration of a method; <see langword="null"/> if one of its types has errors.</summary>
    /// <param name="service">The service that declares it.</param>
    /// <param name="method">The method.</param>
    /// <param name="name">Its name in C#.</param>
    /// <param name="identifiers">Names of the generated members of the service that is lowered.</param>
    /// <param name="interface">The interface that declares it.</param>
    /// <param name="reports">Whether to report what C# cannot say of it.</param>
    public MethodDeclaration? Lower(IdlService service, IdlMethod method, string name, MethodIdentifiers identifiers, TypeName @interface, bool reports)
    {
        string identifier = identifiers.Take(name);
        bool isStreaming = method.Kind is MethodKind.ServerStreaming or MethodKind.ClientStreaming or MethodKind.DuplexStreaming;
        bool takesStream = method.Kind is MethodKind.ClientStreaming or MethodKind.DuplexStreaming;
        bool returnsStream = method.Kind is MethodKind.ServerStreaming or MethodKind.DuplexStreaming;

        // No argument, and no answer, is a message without fields already.
        bool hasNoArguments = !takesStream && method.Parameters.Count == 1 && WellKnownTypes.IsEmpty(method.Parameters[0].Type);
        bool hasNoReply = method.Result is null || (!returnsStream && WellKnownTypes.IsEmpty(method.Result));
        TypeModel? reply = hasNoReply ? null : BodyOf(method.Result!, service.Id, method.Where);
        List<ParameterModel>? parameters = hasNoArguments ? [] : Parameters(service, method, identifier, takesStream);
        if (parameters is null || (reply is null && !hasNoReply))
        {
            return null;
        }

        string context = parameters.Any(p => p.Name == "context") ? "callContext" : "context";
        while (parameters.Any(p => p.Name == context))
        {
            context += "_";
        }

        MethodModel model = new(
            name,
            identifier,
            method.Name,
            method.Kind,
            method.IsIdempotent,
            returnsStream ? ResultShape.AsyncEnumerable : ResultShape.ValueTask,
            reply,
            IsReplyNullable: false,
            parameters.ToEquatableArray(),
            new ContextParameter(context, IsToken: false, IsNullable: true, IsOptional: true),
            Throws(service, method, isStreaming, reports).ToEquatableArray(),
            @interface,
            IsExplicit: false);
        IEnumerable<ParameterDeclaration> declared = parameters.Select((p, i) => new ParameterDeclaration(
            method.Parameters[i].Doc,
            p.Default is null ? null : values.Of(method.Parameters[i].Default!, p.Type))
        {
            Rules = rules.OfParameter(service.Id, method, method.Parameters[i]),
        });
        model = model with { Validation = rules.Models.Of(service.Id, method, model) };
        return new MethodDeclaration(model, method.Doc, SchemaView.ObsoleteOf(method.Annotations), declared.ToEquatableArray());
    }

    private List<ParameterModel>? Parameters(IdlService service, IdlMethod method, string identifier, bool isStream)
    {
        List<ParameterModel> parameters = [];
        ArgumentFieldNames fields = MethodIdentifiers.FieldsOf(identifier);
        HashSet<string> taken = new(StringComparer.Ordinal);
        bool isProtobuf = view.FileOf(service.Id).Syntax != IdlSyntax.Thrift;
        foreach (IdlField field in method.Parameters)
        {
            if (BodyOf(field.Type, service.Id, field.Where) is not { } type)
            {
                return null;
            }

            string wish = isProtobuf ? isStream ? "requests" : "request" : CSharpIdentifiers.Camel(field.Name);
            string name = wish;
            for (string end = field.Id.ToString(System.Globalization.CultureInfo.InvariantCulture).Replace('-', '_'); !taken.Add(name); end += "_")
            {
                name = wish + end;
            }

            string wireName = isProtobuf ? WireNames.OfParameter(name) : field.Name;
            int id = isProtobuf ? 1 : field.Id;
            parameters.Add(new(id, name, wireName, fields.Take(name), type, IsNullable: false, IsIn: false, isStream, Default: null, ProtobufModel.Default));
        }

        return WithDefaults(method, parameters);
    }

    // C# wants parameters with defaults behind all others.
    private List<ParameterModel> WithDefaults(IdlMethod method, List<ParameterModel> parameters)
    {
        for (int i = parameters.Count - 1; i >= 0; i--)
        {
            ParameterModel parameter = parameters[i];
            if (parameter.IsStream || method.Parameters[i].Default is not { } value || ConstantText(value, parameter.Type) is not { } constant)
            {
                break;
            }

            parameters[i] = parameter with { Default = constant.Text, Protobuf = parameter.Protobuf with { IsAlwaysWritten = !constant.IsZero } };
        }

        return parameters;
    }

    private (string Text, bool IsZero)? ConstantText(IdlValue value, TypeModel type) => type switch
    {
        ScalarType { Kind: ScalarKind.Uuid or ScalarKind.ByteArray } => null,
        ScalarType => values.Of(value, type) is LiteralValue literal && !literal.Text.Contains("\\u") ? (ParameterDefaults.Of(literal, type), literal.IsZero) : null,
        EnumType @enum when value is IdlEnumConstant constant
            => ($"(global::{@enum.Name.FullName})({constant.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)})", constant.Value == 0),
        _ => null,
    };

    // A wrapper around a single value is what a single argument or answer is on the wire anyway; times are messages of their own there.
    private TypeModel? BodyOf(IdlType type, IdlId user, SourceSpan where)
        => type is IdlMessageType message && WellKnownTypes.TimeOf(message.Id) is not null ? WellKnownTypes.Of(message.Id) : types.Of(type, user, where);

    private List<ThrowsModel> Throws(IdlService service, IdlMethod method, bool isStreaming, bool reports)
    {
        List<ThrowsModel> throws = [];
        foreach (IdlField field in method.Throws)
        {
            // A stream ends with a status, which the linker has said.
            if (!isStreaming && types.Of(field.Type, service.Id, field.Where) is MessageType type)
            {
                if (throws.Exists(t => t.Type == type))
                {
                    Report(IdlRules.NotInCSharp, field, $"'{method.Name}' throws '{type.Name.Name}' twice, and nothing would tell which; the first id is used");
                    continue;
                }

                string simple = type.Name.Name.Substring(type.Name.Name.LastIndexOf('.') + 1);
                throws.Add(new(field.Id, WireNames.OfMember(simple), type));
            }
        }

        return [.. throws.OrderBy(t => t.Id)];

        void Report(IdlRule rule, IdlField field, string reason)
        {
            if (reports)
            {
                view.Report(rule.At(field.Where, reason));
            }
        }
    }
}
