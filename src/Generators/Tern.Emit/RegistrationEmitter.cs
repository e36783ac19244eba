using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits what makes the contracts of an assembly known when it is loaded.</summary>
public static class RegistrationEmitter
{
    /// <summary>What the registration needs to know of a service.</summary>
    public static ServiceRegistration Of(ServiceModel service)
        => new(service.Name, new TypeName(service.Name.Namespace, ServiceEmitter.ContractOf(service)), service.HasObsoleteParts);

    /// <summary>Emits the file.</summary>
    /// <param name="namespace">Namespace of generated code that belongs to the assembly.</param>
    /// <param name="contracts">The services of the assembly.</param>
    public static SourceFile Emit(string @namespace, EquatableArray<ServiceRegistration> contracts)
    {
        var names = new NameScope(@namespace, ["ContractRegistration"]);
        var code = new CodeWriter();
        code.Line("/// <summary>Makes the service contracts of this assembly known.</summary>");
        using (code.Block("internal static class ContractRegistration"))
        {
            code.Line("/// <summary>Runs when the assembly is loaded.</summary>");
            code.Line($"[{names.Of(new TypeName("System.Runtime.CompilerServices", "ModuleInitializer"))}]");
            using (code.Block("internal static void RegisterContracts()"))
            {
                foreach (ServiceRegistration contract in contracts)
                {
                    code.Line($"{names.Wire("ServiceContract", contract.Service)}.Register(new {names.Of(contract.Contract)}());");
                }
            }
        }

        return FileEmitter.Compose(@namespace, "Contracts", names, code, contracts.Any(c => c.IsObsolete));
    }
}
