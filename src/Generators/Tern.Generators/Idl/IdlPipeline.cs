using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Tern.Emit;
using Tern.Generators.Pipeline;
using Tern.Idl;
using Tern.Idl.CSharp;
using Tern.Schema;
using Tern.Schema.Declarations;

namespace Tern.Generators.Idl;

/// <summary>The branch of the generator that begins with <c>TernIdl</c> items.</summary>
/// <remarks>
/// A file is read again only if its text changes. Linking and lowering see all files, and their outcome is split by file and type again, so that only what differs is emitted. Models hold
/// no places in the IDL: lines that move change the declarations of their own file, which name them, and nothing else.
/// </remarks>
internal static class IdlPipeline
{
    // Apart from the files of contracts in C#, which may have the same name while a contract moves from one to the other.
    private const string Folder = "Idl/";

    /// <summary>Registers the branch.</summary>
    /// <returns>The services of the IDL files, and all that they are in C#.</returns>
    public static (IncrementalValueProvider<EquatableArray<ServiceRegistration>> Services, IncrementalValueProvider<LoweredIdl> Lowered) Register(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<(AdditionalText Text, IdlItem Item)> items = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => (pair.Left, Item: IdlItemReader.Read(pair.Left.Path, pair.Right.GetOptions(pair.Left), pair.Right.GlobalOptions)))
            .Where(static item => item.Item is not null)
            .Select(static (item, _) => (item.Left, item.Item!))
            .WithTrackingName(TrackingNames.IdlItems);
        IncrementalValuesProvider<ParsedIdl> parsed = items
            .Select(static (item, token) => IdlCompiler.Parse(item.Item, item.Text.GetText(token)?.ToString() ?? "", token))
            .WithTrackingName(TrackingNames.ParsedIdl);
        IncrementalValueProvider<EquatableArray<CompiledIdl>> elsewhere = context.CompilationProvider
            .Select(CompiledIdlReader.Read)
            .WithTrackingName(TrackingNames.CompiledIdlElsewhere);
        IncrementalValueProvider<LoweredIdl> lowered = parsed.Collect()
            .Combine(elsewhere)
            .Select(static (pair, token) => IdlCompiler.Compile(pair.Left, pair.Right, token))
            .WithTrackingName(TrackingNames.LoweredIdl);

        // By file first: a definition that is added moves the others of its file only. A file that is an item twice is here once. Types inside of another one share its files: the driver
        // compares the names of all generated files with each other after every edit.
        IncrementalValuesProvider<LoweredFile> files = lowered
            .SelectMany(static (idl, _) => idl.Files)
            .WithTrackingName(TrackingNames.IdlFiles);
        IncrementalValuesProvider<DeclarationGroup> declarations = files
            .SelectMany(static (file, _) => DeclarationGroup.Of(file.Declarations))
            .WithTrackingName(TrackingNames.IdlDeclarations);
        IncrementalValuesProvider<ContractGroup> contracts = declarations
            .Select(static (group, _) => group.GetContracts())
            .Where(static contracts => contracts is not null)
            .Select(static (contracts, _) => contracts!)
            .WithTrackingName(TrackingNames.IdlContracts);

        EmitEach(context, declarations, static declarations => [DeclarationEmitter.Emit(declarations)]);
        EmitEach(context, contracts, static contracts => [ContractGroupEmitter.Emit(contracts)]);
        IncrementalValuesProvider<ServiceModel> services = Models(files, TrackingNames.IdlServices, static d => (d as ServiceDeclaration)?.Model);
        EmitEach(context, services, ServiceEmitter.Emit);

        // Rules have files of their own, as those of C# have.
        EmitEach(context, Models(files, TrackingNames.IdlMessages + TrackingNames.ValidationSuffix, static d => (d as MessageDeclaration)?.Validation), static rules => [ValidationEmitter.Emit(rules)]);
        EmitEach(context, Models(files, TrackingNames.IdlUnions + TrackingNames.ValidationSuffix, static d => (d as UnionDeclaration)?.Validation), static rules => [ValidationEmitter.Emit(rules)]);
        Report(context, lowered);
        EmitCompiled(context, lowered);
        return (
            services.Select(static (service, _) => RegistrationEmitter.Of(service)).Collect().Select(static (all, _) => all.ToEquatableArray()),
            lowered);
    }

    private static IncrementalValuesProvider<TModel> Models<TModel>(
        IncrementalValuesProvider<LoweredFile> files,
        string trackingName,
        Func<TypeDeclaration, TModel?> model)
        where TModel : class
        => files
            .SelectMany((file, _) => file.Declarations.Select(model).Where(static m => m is not null).Select(static m => m!).ToImmutableArray())
            .WithTrackingName(trackingName);

    private static void EmitEach<TModel>(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<TModel> models,
        Func<TModel, IEnumerable<SourceFile>> emit)
        => context.RegisterSourceOutput(models, (output, model) =>
        {
            foreach (SourceFile file in emit(model))
            {
                output.AddSource(Folder + file.HintName, file.Text);
            }
        });

    private static void Report(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<LoweredIdl> lowered)
    {
        IncrementalValuesProvider<ContractDiagnostic> diagnostics = lowered
            .SelectMany(static (idl, _) => idl.Diagnostics)
            .WithTrackingName(TrackingNames.LoweredIdl + TrackingNames.DiagnosticsSuffix);
        context.RegisterSourceOutput(diagnostics, static (output, diagnostic) => output.ReportDiagnostic(IdlDescriptors.ToDiagnostic(diagnostic)));

        // Whether the other assembly really has one of the types is asked only if names suggest it.
        IncrementalValuesProvider<ContractDiagnostic> duplicates = lowered
            .SelectMany(static (idl, _) => idl.Duplicates)
            .Combine(context.CompilationProvider)
            .SelectMany(static (pair, _) => Check(pair.Left, pair.Right));
        context.RegisterSourceOutput(duplicates, static (output, diagnostic) => output.ReportDiagnostic(IdlDescriptors.ToDiagnostic(diagnostic)));
    }

    private static IEnumerable<ContractDiagnostic> Check(DuplicateIdl duplicate, Compilation compilation)
    {
        string? shared = duplicate.Types.FirstOrDefault(type => compilation.SourceModule.ReferencedAssemblySymbols
            .Any(a => a.Name == duplicate.Assembly && a.GetTypeByMetadataName(type) is not null));
        return shared is null ? [] : [IdlRules.CompiledElsewhere.At(duplicate.Where, duplicate.File, duplicate.Assembly, shared)];
    }

    private static void EmitCompiled(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<LoweredIdl> lowered)
    {
        IncrementalValueProvider<EquatableArray<CompiledIdl>> compiled = lowered
            .Select(static (idl, _) => idl.Compiled)
            .WithTrackingName(TrackingNames.CompiledIdl);
        context.RegisterSourceOutput(compiled, static (output, files) =>
        {
            if (files.Count > 0)
            {
                SourceFile file = CompiledIdlEmitter.Emit(files.Select(f => (f.File, f.Hash, f.Namespace, f.Style.ToString())));
                output.AddSource(Folder + file.HintName, file.Text);
            }
        });
    }
}
