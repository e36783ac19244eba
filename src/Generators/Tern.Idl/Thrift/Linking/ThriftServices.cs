using Tern.Idl.Text;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Thrift.Linking;

/// <summary>Links services.</summary>
internal sealed class ThriftServices(ThriftLinkContext context, ThriftNames names, ThriftTypes types, ThriftFields fields, ThriftValues values)
{
    // Whoever looks for a method walks up the line.
    private const int MaxAncestors = 64;

    /// <summary>Finds the parent of a service. All services of all files have theirs before the first is linked.</summary>
    public void FindParent(ThriftSymbol symbol)
    {
        ThriftService definition = (ThriftService)symbol.Definition;
        if (definition.Extends is { } extends)
        {
            symbol.Parent = names.Find(symbol.Scope, extends.Name, extends.Where, "a service", candidate => candidate is ThriftService);
        }

        foreach (ThriftFunction function in definition.Functions)
        {
            symbol.Functions.Add(function.Name);
        }
    }

    /// <summary>Cuts the lines of services that extend themselves or are too long, and reports where.</summary>
    public void CutLines(IEnumerable<ThriftSymbol> services)
    {
        Dictionary<ThriftSymbol, int> ancestors = [];
        foreach (ThriftSymbol service in services)
        {
            List<ThriftSymbol> line = [];
            HashSet<ThriftSymbol> seen = [];
            ThriftSymbol? next = service;
            while (next is not null && !ancestors.ContainsKey(next) && seen.Add(next))
            {
                line.Add(next);
                next = next.Parent;
            }

            if (next is not null && !ancestors.ContainsKey(next))
            {
                string circle = Circle.Describe(line.SkipWhile(s => s != next).Append(next).Select(s => s.Definition.Name));
                context.Report(IdlRules.ServiceCycle, ((ThriftService)next.Definition).Extends!.Where, next.Definition.Name, circle);
                next.Parent = null;
                ancestors.Add(next, 0);
            }

            foreach (ThriftSymbol symbol in Enumerable.Reverse(line).Where(s => !ancestors.ContainsKey(s)).ToList())
            {
                int above = symbol.Parent is null ? 0 : ancestors[symbol.Parent] + 1;
                if (above > MaxAncestors)
                {
                    SourceSpan where = ((ThriftService)symbol.Definition).Extends!.Where;
                    context.Report(IdlRules.TooDeep, where, $"'{symbol.Definition.Name}' has more than {MaxAncestors} services to extend above it");
                    symbol.Parent = null;
                    above = 0;
                }

                ancestors.Add(symbol, above);
            }
        }
    }

    /// <summary>The linked service, without the functions that are wrong.</summary>
    public IdlService Link(ThriftSymbol symbol)
    {
        ThriftService definition = (ThriftService)symbol.Definition;
        HashSet<string> own = new(StringComparer.Ordinal);
        List<IdlMethod> methods = [];
        foreach (ThriftFunction function in definition.Functions)
        {
            IdlMethod? method = Link(symbol.Scope, function);
            ThriftSymbol? inheritedFrom = symbol.Parent;
            while (inheritedFrom is not null && !inheritedFrom.Functions.Contains(function.Name))
            {
                inheritedFrom = inheritedFrom.Parent;
            }

            if (!own.Add(function.Name))
            {
                context.Report(IdlRules.DuplicateFunction, function.Where, definition.Name, function.Name);
            }
            else if (inheritedFrom is not null)
            {
                context.Report(IdlRules.InheritedFunction, function.Where, function.Name, inheritedFrom.Definition.Name);
            }
            else if (method is not null)
            {
                methods.Add(method);
            }
        }

        return new(symbol.Id, symbol.Parent?.Id, methods.ToEquatableArray(), definition.Doc, definition.Annotations, definition.Where);
    }

    private IdlMethod? Link(ThriftScope scope, ThriftFunction function)
    {
        List<IdlField> parameters = LinkFields(scope, function.Arguments, FieldsPlace.Arguments);
        List<IdlField> throws = LinkFields(scope, function.Throws, FieldsPlace.Throws);
        ResolvedType? result = function.Result is null ? null : types.Resolve(scope, function.Result);
        if (parameters.Count != function.Arguments.Count || throws.Count != function.Throws.Count || (result is null) != (function.Result is null))
        {
            return null;
        }

        if (KindOf(function) is not { } kind || !IsAnswerValid(function))
        {
            return null;
        }

        if (kind is not (MethodKind.Unary or MethodKind.OneWay) && throws.Count > 0)
        {
            context.Report(IdlRules.StreamingThrows, function.Throws[0].Where, function.Name);
            throws.Clear();
        }

        bool isIdempotent = function.Annotations.Any(a => a.Key == "tern.idempotent" && a.Value != "false");
        return new(function.Name, kind, parameters.ToEquatableArray(), result?.Type, throws.ToEquatableArray(), isIdempotent, function.Doc, function.Annotations, function.Where);
    }

    private List<IdlField> LinkFields(ThriftScope scope, IReadOnlyList<ThriftField> list, FieldsPlace place)
    {
        // All types are resolved, so that all that is wrong is reported.
        List<IdlType?> resolved = [.. list.Select(field => types.Resolve(scope, field.Type)?.Type)];
        List<IdlField> linked = [];
        foreach ((ThriftField field, int index, int id, IdlPresence presence) in fields.Number(list, place))
        {
            if (resolved[index] is not { } type)
            {
                continue;
            }

            if (place == FieldsPlace.Throws && type is not IdlMessageType { Kind: IdlMessageKind.Exception })
            {
                string kind = type is IdlMessageType or IdlEnumType ? WithKind(type) : $"of type {ThriftTypes.Describe(type)}";
                context.Report(IdlRules.ThrowsNoException, field.Type.Where, field.Name, kind);
                continue;
            }

            linked.Add(ThriftMessages.Link(scope, field, id, presence, type, values));
        }

        return linked;
    }

    private string WithKind(IdlType type)
    {
        ThriftSymbol symbol = context.SymbolOf(type is IdlMessageType message ? message.Id : ((IdlEnumType)type).Id);
        return $"{symbol.Kind}, '{symbol.Definition.Name}'";
    }

    private bool IsAnswerValid(ThriftFunction function)
    {
        if (!function.IsOneWay || (function.Result is null && function.Throws.Count == 0))
        {
            return true;
        }

        SourceSpan where = function.Result?.Where ?? function.Throws[0].Where;
        context.Report(IdlRules.OneWayAnswers, where, function.Name, function.Result is not null ? "have a result" : "declare exceptions");
        return false;
    }

    // thriftgo's streaming.mode. "unary" is a call with one answer over the protocol of streams; the channel decides about that.
    private MethodKind? KindOf(ThriftFunction function)
    {
        List<IdlAnnotation> modes = [.. function.Annotations.Where(annotation => annotation.Key == "streaming.mode")];
        if (modes.Count == 0)
        {
            return function.IsOneWay ? MethodKind.OneWay : MethodKind.Unary;
        }

        if (modes.Count > 1)
        {
            context.Report(IdlRules.StreamingMode, modes[1].Where, $"'{function.Name}' has a streaming mode already");
            return null;
        }

        MethodKind? kind = modes[0].Value switch
        {
            "unary" => MethodKind.Unary,
            "client" => MethodKind.ClientStreaming,
            "server" => MethodKind.ServerStreaming,
            "bidirectional" => MethodKind.DuplexStreaming,
            _ => null,
        };
        if (kind is null)
        {
            context.Report(IdlRules.StreamingMode, modes[0].Where, $"there is no streaming mode \"{modes[0].Value}\"");
        }
        else if (ShapeFault(function, kind.Value) is { } fault)
        {
            context.Report(IdlRules.StreamingShape, function.Where, function.Name, fault);
            return null;
        }

        return kind;
    }

    private static string? ShapeFault(ThriftFunction function, MethodKind kind)
    {
        if (function.IsOneWay)
        {
            return "cannot be oneway";
        }

        if (function.Arguments.Count != 1)
        {
            return $"has {(function.Arguments.Count == 0 ? "no argument" : "several arguments")}; a stream carries exactly one";
        }

        return function.Result is null && kind is MethodKind.ServerStreaming or MethodKind.DuplexStreaming ? "streams its answers and has no type for them; replace void" : null;
    }
}
