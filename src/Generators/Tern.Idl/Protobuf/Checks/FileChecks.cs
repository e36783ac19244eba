using Tern.Idl.Protobuf.Linking;
using Tern.Idl.Protobuf.Symbols;
using Tern.Idl.Protobuf.Syntax;
using Tern.Schema;

namespace Tern.Idl.Protobuf.Checks;

/// <summary>What must hold of a file as a whole.</summary>
internal static class FileChecks
{
    public static void Check(FileSymbol file, LinkContext context)
    {
        if (file.Syntax.Syntax is null)
        {
            context.Report(IdlRules.NoSyntaxLine, new SourceSpan(file.Path, 0, 0, 0, 0, 0, 0));
        }

        CheckImports(file, context);
        FeatureChecks.Check(file, context);
        if (file.IsLite && (file.Options.IsTrue("cc_generic_services") || file.Options.IsTrue("java_generic_services")))
        {
            foreach (ServiceSymbol service in file.Services)
            {
                context.Report(IdlRules.LiteMix, service.Where, "a lite file defines services only if cc_generic_services and java_generic_services are false");
            }
        }
    }

    private static void CheckImports(FileSymbol file, LinkContext context)
    {
        foreach (ProtoImport import in file.Syntax.Imports)
        {
            SourceSpan where = import.KindWhere ?? import.Where;
            if (import.Kind == ProtoImportKind.Weak && file.Edition >= ProtoEdition.Edition2024)
            {
                context.Report(IdlRules.OptionEdition, where, "import weak", "is not for edition 2024 and later; import custom options with 'import option'");
            }
            else if (import.Kind == ProtoImportKind.Option && file.Edition < ProtoEdition.Edition2024)
            {
                context.Report(IdlRules.OptionEdition, where, "import option", "exists from edition 2024 on");
            }
        }

        foreach (ImportedFile import in file.Imports)
        {
            if (import.File.IsLite && !file.IsLite)
            {
                context.Report(IdlRules.LiteMix, import.Syntax.Where, $"'{import.Syntax.Path}' is a lite file and can be imported by lite files only");
            }
        }
    }
}
