using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits how the methods of a service look on the wire, and how a handler is called.</summary>
internal static class MethodsEmitter
{
    /// <summary>Emits the methods.</summary>
    public static SourceFile Emit(ServiceModel service)
    {
        string holder = ServiceEmitter.MethodsOf(service);
        IEnumerable<string> nested = service.Methods.SelectMany(m => new[] { m.Identifier, m.Identifier + "Method", m.Identifier + "Arguments" });
        var names = new NameScope(service.Name.Namespace ?? "", new HashSet<string>([.. nested, holder, JsonMethodEmitter.RequestNames, JsonMethodEmitter.ReplyNames], StringComparer.Ordinal));
        var code = new CodeWriter();
        code.Line($"/// <summary>Methods of <see cref=\"{names.Of(service.Name)}\"/>.</summary>");
        using (code.Block($"internal static class {holder}"))
        {
            foreach (MethodModel method in service.Methods)
            {
                code.Line($"public static readonly {method.Identifier}Method {method.Identifier} = new();");
            }

            foreach (MethodModel method in service.Methods)
            {
                code.Line();
                if (method.IsStreaming)
                {
                    EmitStream(code, names, service, method);
                    continue;
                }

                EmitArguments(code, names, method);
                code.Line();
                new MethodCodecEmitter(code, names, service, method).Emit();
            }
        }

        return FileEmitter.Compose(service.Name.ToString(), "Methods", names, code, service.HasObsoleteParts);
    }

    private static void EmitStream(CodeWriter code, NameScope names, ServiceModel service, MethodModel method)
    {
        if (StreamBody.OfRequest(names, service, method).IsArguments)
        {
            code.Line($"/// <summary>Arguments of <c>{Identifiers.Xml(method.WireName)}</c>.</summary>");
            using (code.Block($"public struct {method.Identifier}Arguments"))
            {
                foreach (ParameterModel parameter in method.Parameters)
                {
                    code.Line($"public {TypeOf(names, parameter)} {parameter.Member};");
                }
            }

            code.Line();
        }

        new StreamCodecEmitter(code, names, service, method).Emit();
    }

    private static void EmitArguments(CodeWriter code, NameScope names, MethodModel method)
    {
        code.Line($"/// <summary>Arguments of <c>{Identifiers.Xml(method.WireName)}</c>.</summary>");
        using (code.Block($"public struct {method.Identifier}Arguments : global::Tern.IRpcArguments"))
        {
            foreach (ParameterModel parameter in method.Parameters)
            {
                code.Line($"public {TypeOf(names, parameter)} {parameter.Member};");
            }

            if (method.Parameters.Count > 0)
            {
                code.Line();
            }

            code.Line($"readonly int global::Tern.IRpcArguments.Count => {method.Parameters.Count};");
            code.Line();
            using (code.Block("readonly object? global::Tern.IRpcArguments.Get(int index) => index switch", "};"))
            {
                for (int i = 0; i < method.Parameters.Count; i++)
                {
                    code.Line($"{i} => {method.Parameters[i].Member},");
                }

                code.Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(index)),");
            }

            code.Line();
            EmitSet(code, names, method);
        }
    }

    private static void EmitSet(CodeWriter code, NameScope names, MethodModel method)
    {
        using (code.Block("void global::Tern.IRpcArguments.Set(int index, object? value)"))
        {
            if (method.Parameters.Count == 0)
            {
                code.Line("throw new global::System.ArgumentOutOfRangeException(nameof(index));");
                return;
            }

            using (code.Block("switch (index)"))
            {
                for (int i = 0; i < method.Parameters.Count; i++)
                {
                    ParameterModel parameter = method.Parameters[i];
                    code.Line($"case {i}:");
                    code.Continue($"{parameter.Member} = {names.Wire("RpcArgument")}.Cast<{TypeOf(names, parameter)}>(value);");
                    code.Continue("break;");
                    code.Line();
                }

                code.Line("default:");
                code.Continue("throw new global::System.ArgumentOutOfRangeException(nameof(index));");
            }
        }
    }

    internal static string TypeOf(NameScope names, ParameterModel parameter)
        => parameter.IsNullable ? names.OfNullable(parameter.Type.Name) : names.Of(parameter.Type.Name);
}
