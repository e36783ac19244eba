using Microsoft.CodeAnalysis;
using Tern.Generators.CSharp;
using Tern.Idl.CSharp;
using Tern.Schema;

namespace Tern.Generators.Idl;

/// <summary>Finds the IDL files that referenced assemblies have compiled.</summary>
internal static class CompiledIdlReader
{
    private const string Library = "Tern.Abstractions";

    /// <summary>The files, in the order of the references.</summary>
    public static EquatableArray<CompiledIdl> Read(Compilation compilation, CancellationToken cancellationToken)
    {
        List<CompiledIdl> files = [];
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // Most references know nothing of Tern; their attributes need not be read.
            if (!assembly.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name == Library)))
            {
                continue;
            }

            foreach (AttributeData attribute in assembly.GetAttributes())
            {
                if (attribute.AttributeClass?.HasFullName(ContractNames.CompiledIdl) == true && Of(assembly.Name, attribute) is { } file)
                {
                    files.Add(file);
                }
            }
        }

        return files.ToEquatableArray();
    }

    private static CompiledIdl? Of(string assembly, AttributeData attribute)
    {
        object? style = attribute.NamedArguments.FirstOrDefault(a => a.Key == "Style").Value.Value;
        return attribute.ArgumentOf<string>(0) is { } file && attribute.ArgumentOf<string>(1) is { } hash && attribute.ArgumentOf<string>(2) is { } space
            ? new CompiledIdl(assembly, file, hash, space, Enum.TryParse(style as string, out CSharpStyle parsed) ? parsed : CSharpStyle.Record)
            : null;
    }
}
