using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits the contract of a service: what a channel and a server find by its interface.</summary>
internal static class ContractEmitter
{
    /// <summary>Emits the contract.</summary>
    public static SourceFile Emit(ServiceModel service)
    {
        string contract = ServiceEmitter.ContractOf(service);
        var names = new NameScope(service.Name.Namespace ?? "", [contract]);
        var code = new CodeWriter();
        string self = names.Of(service.Name);
        code.Line($"/// <summary>Client and methods of <see cref=\"{self}\"/>.</summary>");
        using (code.Block($"internal sealed class {contract} : {names.Wire("ServiceContract", service.Name)}"))
        {
            code.Line("/// <inheritdoc/>");
            code.Line($"public override string Name => {Identifiers.Literal(service.WireName)};");
            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line($"public override {self} CreateClient(global::Tern.IRpcInvoker invoker) => new {service.Identifier}Client(invoker);");
            code.Line();
            code.Line("/// <inheritdoc/>");
            using (code.Block($"public override void Accept({names.Wire("IServiceMethodVisitor", service.Name)} visitor)"))
            {
                foreach (MethodModel method in service.Methods)
                {
                    code.Line($"visitor.Visit({ServiceEmitter.MethodsOf(service)}.{method.Identifier});");
                }
            }

            code.Line();
            new DescriptorEmitter(code, names).Emit(service);
        }

        return FileEmitter.Compose(service.Name.ToString(), "Contract", names, code, service.HasObsoleteParts);
    }
}
