using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits the client of a service.</summary>
internal static class ClientEmitter
{
    /// <summary>Emits the client.</summary>
    public static SourceFile Emit(ServiceModel service)
    {
        string client = service.Identifier + "Client";
        var names = new NameScope(service.Name.Namespace ?? "", [client]);
        var code = new CodeWriter();
        string access = service.IsPublic ? "public" : "internal";
        code.Line($"/// <summary>Client of <see cref=\"{names.Of(service.Name)}\"/>, service <c>{Identifiers.Xml(service.WireName)}</c>. Thread-safe.</summary>");
        using (code.Block($"{access} sealed class {client} : {names.Of(service.Name)}"))
        {
            code.Line("private readonly global::Tern.IRpcInvoker _invoker;");
            code.Line();
            code.Line("/// <summary>Creates a client whose calls an invoker carries.</summary>");
            using (code.Block($"public {client}(global::Tern.IRpcInvoker invoker)"))
            {
                code.Line("global::System.ArgumentNullException.ThrowIfNull(invoker);");
                code.Line("_invoker = invoker;");
            }

            foreach (MethodModel method in service.Methods)
            {
                code.Line();
                EmitMethod(code, names, service, method);
            }
        }

        return FileEmitter.Compose(service.Name.ToString(), "Client", names, code, service.HasObsoleteParts);
    }

    private static void EmitMethod(CodeWriter code, NameScope names, ServiceModel service, MethodModel method)
    {
        string contract = names.Of(method.Interface);
        List<string> parameters = method.Parameters.Select(p => Parameter(names, p, method.IsExplicit)).ToList();
        if (method.Context is { } context)
        {
            parameters.Add(ContextParameter(context, method.IsExplicit));
        }

        code.Line("/// <inheritdoc/>");
        string name = Identifiers.Escape(method.Name);
        string head = method.IsExplicit
            ? $"{Result(names, method)} {contract}.{name}("
            : $"public {Result(names, method)} {name}(";
        string all = string.Join(", ", parameters);
        if (head.Length + all.Length < 110)
        {
            code.Line($"{head}{all})");
        }
        else
        {
            code.Line(head);
            for (int i = 0; i < parameters.Count; i++)
            {
                code.Continue(parameters[i] + (i == parameters.Count - 1 ? ")" : ","));
            }
        }

        using (code.Braces())
        {
            EmitBody(code, names, service, method);
        }
    }

    private static void EmitBody(CodeWriter code, NameScope names, ServiceModel service, MethodModel method)
    {
        string descriptor = $"{ServiceEmitter.MethodsOf(service)}.{method.Identifier}";
        string surrounding = method.Context switch
        {
            null => "null, default",
            { IsToken: true } token => $"null, {Identifiers.Escape(token.Name)}",
            { } context => $"{Identifiers.Escape(context.Name)}, default",
        };
        if (method.IsStreaming && !StreamBody.OfRequest(names, service, method).IsArguments)
        {
            EmitStreamCall(code, names, method, $"{descriptor}, {Identifiers.Escape(method.Parameters[0].Name)}, {surrounding}");
            return;
        }

        string arguments = new LocalNames([.. method.Parameters.Select(p => p.Name), method.Context?.Name ?? ""]).Take("arguments");
        if (method.Parameters.Count == 0)
        {
            code.Line($"{descriptor}Arguments {arguments} = default;");
        }
        else
        {
            using (code.Block($"{descriptor}Arguments {arguments} = new()", "};"))
            {
                foreach (ParameterModel parameter in method.Parameters)
                {
                    code.Line($"{parameter.Member} = {Identifiers.Escape(parameter.Name)},");
                }
            }
        }

        if (method.IsStreaming)
        {
            EmitStreamCall(code, names, method, $"{descriptor}, {arguments}, {surrounding}");
            return;
        }

        string task = method.Result == ResultShape.Task ? ".AsTask()" : "";
        code.Line($"return _invoker.InvokeAsync({descriptor}, in {arguments}, {surrounding}){task};");
    }

    private static void EmitStreamCall(CodeWriter code, NameScope names, MethodModel method, string arguments)
    {
        string call = method.Kind switch
        {
            MethodKind.ServerStreaming => "ServerStreamAsync",
            MethodKind.ClientStreaming => "ClientStreamAsync",
            _ => "DuplexStreamAsync",
        };
        string value = $"_invoker.{call}({arguments})";
        code.Line(method switch
        {
            { Result: ResultShape.Task } => $"return {value}.AsTask();",
            { Result: ResultShape.ValueTask, Reply: null } => $"return {names.Wire("StreamResult")}.WithoutValue({value});",
            _ => $"return {value};",
        });
    }

    private static string Parameter(NameScope names, ParameterModel parameter, bool isExplicit)
    {
        string type = parameter.IsNullable ? names.OfNullable(parameter.Type.Name) : names.Of(parameter.Type.Name);
        if (parameter.IsStream)
        {
            type = names.Of(new TypeName("System.Collections.Generic", "IAsyncEnumerable")) + $"<{type}>";
        }

        string value = parameter.Default is { } text && !isExplicit ? $" = {text}" : "";
        return $"{(parameter.IsIn ? "in " : "")}{type} {Identifiers.Escape(parameter.Name)}{value}";
    }

    private static string ContextParameter(ContextParameter context, bool isExplicit)
    {
        string type = context switch
        {
            { IsToken: true } => "global::System.Threading.CancellationToken",
            { IsNullable: true } => "global::Tern.CallContext?",
            _ => "global::Tern.CallContext",
        };
        string value = context.IsOptional && !isExplicit ? " = default" : "";
        return $"{type} {Identifiers.Escape(context.Name)}{value}";
    }

    private static string Result(NameScope names, MethodModel method)
    {
        string type = method.Result == ResultShape.AsyncEnumerable
            ? names.Of(new TypeName("System.Collections.Generic", "IAsyncEnumerable"))
            : names.Of(new TypeName("System.Threading.Tasks", method.Result.ToString()));
        return method.Reply is null ? type : $"{type}<{ServiceEmitter.ReplyOf(names, method)}>";
    }
}
