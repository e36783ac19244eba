using Tern.Idl.CSharp.Naming;
using Tern.Idl.Validation;
using Tern.Schema;
using Tern.Schema.Declarations;
using Tern.Schema.Idl;

namespace Tern.Idl.CSharp;

/// <summary>Turns linked IDL into C# declarations and the contract models that they make. docs/idl.md says how things are named and typed. Safe for concurrent use.</summary>
public static class CSharpLowering
{
    /// <summary>Lowers a schema.</summary>
    /// <param name="schema">The linked files.</param>
    /// <param name="settings">What to do with a file, by its path; <see langword="null"/> for files that only serve as includes and have no types of their own.</param>
    /// <param name="cancellationToken">Ends lowering early.</param>
    public static LoweredSchema Lower(IdlSchema schema, Func<string, IdlFileSettings?> settings, CancellationToken cancellationToken = default)
    {
        SchemaView view = new(schema, settings);
        NameTable names = new(view);
        Trimming trimming = new(view);
        TypeLowering types = new(view, names);
        ValueLowering values = new(view, names, types);
        HeadLowering heads = new(view, names, types);
        IdlValidation validation = ValidationRules.Of(schema, cancellationToken: cancellationToken);
        RuleLowering rules = new(validation, new RuleValueLowering(view, names));
        UnionLowering unions = new(view, names, types, heads, rules);
        MessageLowering messages = new(view, names, types, values, heads, unions, rules);
        EnumLowering enums = new(names, types, heads);
        ServiceLowering services = new(view, names, new MethodLowering(view, types, values, rules), heads);
        ConstantLowering constants = new(view, names, types, values, heads);

        List<LoweredFile> files = [];
        foreach (IdlFile file in view.Files.Where(view.IsEmitted))
        {
            cancellationToken.ThrowIfCancellationRequested();
            files.Add(new(file.Path, view.NamespaceOf(file), Declarations(file).ToEquatableArray()));
        }

        // Rules of files that another assembly compiles are reported there.
        HashSet<string> emitted = new(files.Select(f => f.Path), StringComparer.Ordinal);
        IEnumerable<ContractDiagnostic> ofRules = validation.Diagnostics.Where(d => d.Where is { } where && emitted.Contains(where.File));
        return new(files.ToEquatableArray(), view.Diagnostics.Concat(ofRules).ToEquatableArray());

        IEnumerable<TypeDeclaration> Declarations(IdlFile file)
        {
            foreach (IdlMessage message in file.Messages.Where(m => IsDeclared(m.Id) && trimming.Keeps(m.Id)))
            {
                foreach (TypeDeclaration declaration in SchemaView.IsUnion(message) ? Optional(unions.Lower(message)) : messages.Lower(message))
                {
                    yield return declaration;
                }
            }

            foreach (IdlEnum @enum in file.Enums.Where(e => IsDeclared(e.Id) && (e.Container is null || trimming.Keeps(e.Container))))
            {
                yield return enums.Lower(@enum);
            }

            foreach (IdlService service in file.Services.Where(s => IsDeclared(s.Id) && trimming.Keeps(s.Id)))
            {
                yield return services.Lower(service);
            }

            if (constants.Lower(file) is { } declared)
            {
                yield return declared;
            }
        }

        // What another file has declared, or Tern itself, is not declared again, nor is what stands inside of it.
        bool IsDeclared(IdlId id) => names.TypeOf(id) is not null && !names.IsDuplicate(id);
    }

    private static IEnumerable<TypeDeclaration> Optional(TypeDeclaration? declaration) => declaration is null ? [] : [declaration];
}
