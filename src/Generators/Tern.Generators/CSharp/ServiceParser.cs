using Microsoft.CodeAnalysis;
using Tern.Generators.Diagnostics;
using Tern.Generators.Pipeline;
using Tern.Schema;
using Tern.Schema.Naming;
using RuleSet = Tern.Schema.RuleSet;

namespace Tern.Generators.CSharp;

/// <summary>Reads service interfaces.</summary>
internal static class ServiceParser
{
    /// <summary>Reads an interface with [RpcService].</summary>
    public static Parsed<ServiceModel> Parse(GeneratorAttributeSyntaxContext syntax, CancellationToken cancellationToken)
        => Parse(new ParseContext(syntax.SemanticModel.Compilation, cancellationToken), (INamedTypeSymbol)syntax.TargetSymbol);

    /// <summary>Name of a service on the wire.</summary>
    public static string WireNameOf(INamedTypeSymbol type)
        => type.FindAttribute(ContractNames.RpcService)?.ArgumentOf<string>(0) is { Length: > 0 } name ? name : WireNames.OfService(type.Name);

    /// <summary>Reads an interface with [RpcService].</summary>
    public static Parsed<ServiceModel> Parse(ParseContext context, INamedTypeSymbol type)
    {
        SourceSpan? where = type.ToSpan();
        if (type.SelfAndContainers().Any(t => t.IsGenericType))
        {
            context.Report(Rules.ServiceKind, where, type.Name, "it is generic, and a service on the wire is not");
            return context.Result<ServiceModel>(null);
        }

        if (!ContractTypeParser.CheckReachable(context, type, where))
        {
            return context.Result<ServiceModel>(null);
        }

        foreach (INamedTypeSymbol unknown in type.AllInterfaces.Where(i => i.TypeKind == TypeKind.Error))
        {
            context.NoteMissing(unknown.ToMessage());
            context.Report(Rules.UnsupportedType, where, type.Name, unknown.ToMessage(), UnsupportedTypes.NotKnown);
        }

        string identifier = CodecNames.OfService(type);
        List<(IMethodSymbol Symbol, MethodModel Model)> methods = ParseMethods(context, type, identifier, where);
        bool isObsolete = context.NamesObsolete
            || type.HasAttribute(ContractNames.Obsolete)
            || type.AllInterfaces.Add(type).SelectMany(i => i.GetMembers()).Any(m => m.HasAttribute(ContractNames.Obsolete));
        bool hasErrors = context.HasErrors;

        // Behind everything else: what is wrong with a rule does not keep the method from being called.
        IEnumerable<MethodModel> validated = methods.Select(m => m.Model with { Validation = ValidationOf(context, m.Symbol, m.Model) });
        var model = new ServiceModel(TypeNames.OfNotNull(type), WireNameOf(type), identifier, ContractTypeParser.IsPublic(type), isObsolete, validated.ToEquatableArray());
        return context.Result(hasErrors ? null : model);
    }

    private static MethodValidation? ValidationOf(ParseContext context, IMethodSymbol method, MethodModel model)
    {
        var candidates = new List<ValidationParser.Candidate>();
        bool isSingle = model.Parameters.Count == 1;
        foreach (ParameterModel parameter in model.Parameters)
        {
            IParameterSymbol symbol = method.Parameters.First(p => p.Name == parameter.Name);
            ITypeSymbol type = parameter.IsStream ? ((INamedTypeSymbol)symbol.Type).TypeArguments[0] : symbol.Type;

            // A single message is the request itself, as it is the body in Protobuf.
            var field = new ValidatedField(
                parameter.WireName, parameter.Member, parameter.Type, parameter.IsNullable, isSingle && parameter.Type is MessageType, null, RuleSet.None);
            candidates.Add(new ValidationParser.Candidate(symbol, type, $"{method.ContainingType.Name}.{method.Name}({parameter.Name})", symbol.ToSpan(), field));
        }

        return ValidationParser.ParseMethod(context, candidates);
    }

    private static List<(IMethodSymbol Symbol, MethodModel Model)> ParseMethods(ParseContext context, INamedTypeSymbol service, string identifier, SourceSpan? where)
    {
        var methods = new List<(IMethodSymbol Symbol, MethodModel Model)>();
        var names = new MethodNames(identifier);

        // Base interfaces first; each once, however many ways lead to it.
        IEnumerable<INamedTypeSymbol> interfaces = service.AllInterfaces.OrderBy(i => i.AllInterfaces.Length).Append(service);
        foreach (ISymbol member in interfaces.SelectMany(i => i.GetMembers()))
        {
            if (member is { IsStatic: true, IsAbstract: true })
            {
                context.Report(Rules.NotAMethod, member.ToSpan() ?? where, $"{member.ContainingType.Name}.{member.Name}", "no client could implement a static abstract member");
                continue;
            }

            if (member.IsStatic || !member.IsAbstract || member is IMethodSymbol { AssociatedSymbol: not null } or INamedTypeSymbol)
            {
                continue;
            }

            SourceSpan? place = member.ToSpan() ?? where;
            string display = $"{member.ContainingType.Name}.{member.Name}";
            if (member is not IMethodSymbol method)
            {
                context.Report(Rules.NotAMethod, place, display, $"{(member is IEventSymbol ? "an event" : "a property")} is no method; declare a method instead");
            }
            else if (method.IsGenericMethod)
            {
                context.Report(Rules.NotAMethod, place, display, "it is generic, and a message on the wire is not");
            }
            else if (MethodParser.Parse(context, method, names, place) is { } parsed)
            {
                ReportDuplicate(context, methods.Select(m => m.Model), parsed, display, place);
                methods.Add((method, parsed));
            }
        }

        return methods;
    }

    private static void ReportDuplicate(ParseContext context, IEnumerable<MethodModel> methods, MethodModel parsed, string display, SourceSpan? where)
    {
        if (methods.FirstOrDefault(m => m.WireName == parsed.WireName) is { } same)
        {
            context.Report(Rules.DuplicateMethod, where, display, parsed.WireName, $"{same.Interface.Name}.{same.Name}");
        }
    }
}
