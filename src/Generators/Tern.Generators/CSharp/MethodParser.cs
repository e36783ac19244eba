using Microsoft.CodeAnalysis;
using Tern.Generators.Diagnostics;
using Tern.Schema;
using Tern.Schema.Naming;
using MethodKind = Tern.Schema.MethodKind;

namespace Tern.Generators.CSharp;

/// <summary>Reads the methods of a service interface.</summary>
internal static class MethodParser
{
    /// <summary>Reads a method; reports and returns <see langword="null"/> if it cannot be called remotely.</summary>
    public static MethodModel? Parse(ParseContext context, IMethodSymbol method, MethodNames names, SourceSpan? where)
    {
        int errorsBefore = context.ErrorCount;
        string display = $"{method.ContainingType.Name}.{method.Name}";
        string identifier = names.Identifiers.Take(method.Name);
        (EquatableArray<ParameterModel> parameters, ContextParameter? surrounding) = ParameterParser.Parse(context, method, identifier, display, where);
        (ResultShape Shape, UsedType? Reply)? result = ParseResult(context, method, display, where);
        if (result is not { } known)
        {
            return null;
        }

        bool takesStream = parameters.Any(p => p.IsStream);
        if (takesStream && parameters.Count > 1)
        {
            context.Report(Rules.StreamParameter, where, display);
        }

        if (takesStream || known.Shape == ResultShape.AsyncEnumerable)
        {
            StreamRules.Check(context, method, display, where);

            // In code without nullable annotations too, though every reference there may be null: the writer says so when it meets one.
            known.Reply = known.Reply is { } reply ? reply with { IsNullable = false } : null;
            parameters = parameters.Select(p => p with { IsNullable = p.IsNullable && !StreamRules.IsBare(p, parameters) }).ToEquatableArray();
        }

        EquatableArray<ThrowsModel> throws = ThrowsParser.Parse(context, method, display, where);
        MethodKind kind = KindOf(context, method, known.Shape, known.Reply is not null, takesStream, throws.Count > 0, display, where);
        bool isExplicit = !names.TryAddSignature(method);
        if (context.ErrorCount > errorsBefore)
        {
            return null;
        }

        return new MethodModel(
            method.Name,
            identifier,
            WireNameOf(method),
            kind,
            method.HasAttribute(ContractNames.Idempotent),
            known.Shape,
            known.Reply?.Type,
            known.Reply?.IsNullable ?? false,
            parameters,
            surrounding,
            throws,
            TypeNames.OfNotNull(method.ContainingType),
            isExplicit);
    }

    private static MethodKind KindOf(
        ParseContext context,
        IMethodSymbol method,
        ResultShape shape,
        bool hasReply,
        bool takesStream,
        bool throws,
        string display,
        SourceSpan? where)
    {
        bool returnsStream = shape == ResultShape.AsyncEnumerable;
        if (method.HasAttribute(ContractNames.OneWay))
        {
            string? reason = (hasReply, takesStream, throws) switch
            {
                (true, _, _) => "it cannot return a value; return ValueTask or Task",
                (_, true, _) => "it cannot take a stream",
                (_, _, true) => "it cannot declare exceptions: nobody waits for them",
                _ => null,
            };
            if (reason is not null)
            {
                context.Report(Rules.OneWayAnswers, where, display, reason);
            }

            return MethodKind.OneWay;
        }

        return (takesStream, returnsStream) switch
        {
            (true, true) => MethodKind.DuplexStreaming,
            (true, false) => MethodKind.ClientStreaming,
            (false, true) => MethodKind.ServerStreaming,
            _ => MethodKind.Unary,
        };
    }

    private static (ResultShape Shape, UsedType? Reply)? ParseResult(ParseContext context, IMethodSymbol method, string display, SourceSpan? where)
    {
        ResultShape? shape = method.ReturnType switch
        {
            INamedTypeSymbol { Arity: 0 or 1 } type when type.HasFullName("System.Threading.Tasks.ValueTask") => ResultShape.ValueTask,
            INamedTypeSymbol { Arity: 0 or 1 } type when type.HasFullName("System.Threading.Tasks.Task") => ResultShape.Task,
            INamedTypeSymbol { Arity: 1 } type when type.HasFullName("System.Collections.Generic.IAsyncEnumerable") => ResultShape.AsyncEnumerable,
            _ => null,
        };
        if (shape is null || method.ReturnsByRef || method.ReturnsByRefReadonly)
        {
            context.Report(Rules.UnsupportedResult, where, display, method.ReturnType.ToMessage());
            return null;
        }

        var named = (INamedTypeSymbol)method.ReturnType;
        if (named.Arity == 0)
        {
            return (shape.Value, null);
        }

        var use = new TypeUse($"{display}()", where, IsOpen: false);
        if (TypeParser.Parse(context, named.TypeArguments[0], use) is not { } reply)
        {
            return null;
        }

        AttributeData? field = method.GetReturnTypeAttributes().FirstOrDefault(a => a.AttributeClass?.HasFullName(ContractNames.RpcField) == true);
        return (shape.Value, reply with { Type = ProtobufParser.ParseAnswer(context, field, reply.Type, use) });
    }

    /// <summary>Name of a method on the wire.</summary>
    public static string WireNameOf(IMethodSymbol method)
        => method.FindAttribute(ContractNames.RpcMethod)?.ArgumentOf<string>(0) is { Length: > 0 } name ? name : WireNames.OfMethod(method.Name);
}
