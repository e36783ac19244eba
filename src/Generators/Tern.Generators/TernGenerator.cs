using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Tern.Emit;
using Tern.Generators.CSharp;
using Tern.Generators.Diagnostics;
using Tern.Generators.Idl;
using Tern.Generators.Pipeline;
using Tern.Schema;

namespace Tern.Generators;

/// <summary>Generates serializers, clients and dispatchers for the contracts of a compilation, and for those of its IDL files the contracts themselves.</summary>
/// <remarks>
/// Symbols become values in the first step of each branch. Every later step sees values only, so it runs again only when they differ; and text is emitted per
/// contract, so an edit in one file emits one file.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class TernGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        ParsedContracts first = new(
            Parse(context, ContractNames.RpcMessage, TrackingNames.ParsedMessages, MessageParser.Parse),
            Parse(context, ContractNames.RpcException, TrackingNames.ParsedExceptions, MessageParser.Parse),
            Parse(context, ContractNames.RpcUnion, TrackingNames.ParsedUnions, UnionParser.Parse),
            Parse(context, ContractNames.RpcService, TrackingNames.ParsedServices, ServiceParser.Parse));
        (IncrementalValueProvider<EquatableArray<ServiceRegistration>> ofIdl, IncrementalValueProvider<LoweredIdl> idl) = IdlPipeline.Register(context);
        (IncrementalValuesProvider<Parsed<MessageModel>> messages,
            IncrementalValuesProvider<Parsed<MessageModel>> exceptions,
            IncrementalValuesProvider<Parsed<UnionModel>> unions,
            IncrementalValuesProvider<Parsed<ServiceModel>> services) = MixedContracts.Register(context, first, idl);
        EmitEach(context, messages, TrackingNames.Messages, message => [MessageEmitter.Emit(message)]);
        EmitEach(context, exceptions, TrackingNames.Exceptions, message => [MessageEmitter.Emit(message)]);
        EmitEach(context, unions, TrackingNames.Unions, union => [UnionEmitter.Emit(union)]);
        EmitEach(context, services, TrackingNames.Services, ServiceEmitter.Emit);
        EmitClosedGenerics(context, messages, exceptions, unions, services);
        EmitValidation(context, messages, TrackingNames.Messages);
        EmitValidation(context, exceptions, TrackingNames.Exceptions);
        EmitValidation(context, unions, TrackingNames.Unions);
        EmitClosedValidation(context, messages, exceptions, unions, services);
        EmitRegistration(context, services, ofIdl);
    }

    private static IncrementalValuesProvider<Parsed<TModel>> Parse<TModel>(
        IncrementalGeneratorInitializationContext context,
        string attribute,
        string trackingName,
        Func<GeneratorAttributeSyntaxContext, CancellationToken, Parsed<TModel>> parse)
        where TModel : class, IEquatable<TModel>
        => context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (_, _) => true,
                (syntax, token) => parse(syntax, token) with { Contract = ((INamedTypeSymbol)syntax.TargetSymbol).ToMetadataName() })
            .WithTrackingName(trackingName);

    // Text and diagnostics are outputs of their own: code that moves is reported at its new place, and nothing is emitted again.
    private static void EmitEach<TModel>(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<Parsed<TModel>> parsed,
        string trackingName,
        Func<TModel, IEnumerable<SourceFile>> emit)
        where TModel : class, IEquatable<TModel>
    {
        IncrementalValuesProvider<TModel> models = parsed
            .Where(static p => p.Model is not null)
            .Select(static (p, _) => p.Model!)
            .WithTrackingName(trackingName);
        context.RegisterSourceOutput(models, (output, model) =>
        {
            foreach (SourceFile file in emit(model))
            {
                output.AddSource(file.HintName, file.Text);
            }
        });

        IncrementalValuesProvider<ContractDiagnostic> diagnostics = parsed
            .SelectMany(static (p, _) => p.Diagnostics)
            .WithTrackingName(trackingName + TrackingNames.DiagnosticsSuffix);
        context.RegisterSourceOutput(diagnostics, static (output, diagnostic) => output.ReportDiagnostic(Rules.ToDiagnostic(diagnostic)));
    }

    // The same closed message may be named by many contracts; one codec serves them all.
    private static void EmitClosedGenerics(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<Parsed<MessageModel>> messages,
        IncrementalValuesProvider<Parsed<MessageModel>> exceptions,
        IncrementalValuesProvider<Parsed<UnionModel>> unions,
        IncrementalValuesProvider<Parsed<ServiceModel>> services)
    {
        IncrementalValuesProvider<MessageModel> distinct = CollectOf(messages, static p => p.ClosedMessages)
            .Combine(CollectOf(exceptions, static p => p.ClosedMessages))
            .Combine(CollectOf(unions, static p => p.ClosedMessages))
            .Combine(CollectOf(services, static p => p.ClosedMessages))
            .SelectMany(static (all, _) => Distinct(static m => m.Type.Name, all.Left.Left.Left, all.Left.Left.Right, all.Left.Right, all.Right))
            .WithTrackingName(TrackingNames.ClosedMessages);
        context.RegisterSourceOutput(distinct, static (output, message) =>
        {
            SourceFile file = MessageEmitter.Emit(message);
            output.AddSource(file.HintName, file.Text);
        });
    }

    private static IncrementalValueProvider<EquatableArray<TClosed>> CollectOf<TModel, TClosed>(
        IncrementalValuesProvider<Parsed<TModel>> parsed,
        Func<Parsed<TModel>, EquatableArray<TClosed>> closed)
        where TModel : class, IEquatable<TModel>
        where TClosed : IEquatable<TClosed>
        => parsed
            .SelectMany((p, _) => closed(p))
            .Collect()
            .Select(static (all, _) => all.ToEquatableArray());

    private static IEnumerable<TClosed> Distinct<TClosed>(Func<TClosed, TypeName> name, params EquatableArray<TClosed>[] all)
        where TClosed : IEquatable<TClosed>
        => all
            .SelectMany(static models => models)
            .GroupBy(model => name(model).ToString(), StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => group.First());

    // Rules have files of their own: an edit of one leaves the codec as it is.
    private static void EmitValidation<TModel>(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Parsed<TModel>> parsed, string trackingName)
        where TModel : class, IEquatable<TModel>
    {
        IncrementalValuesProvider<ValidationModel> models = parsed
            .Where(static p => p.Validation is not null)
            .Select(static (p, _) => p.Validation!)
            .WithTrackingName(trackingName + TrackingNames.ValidationSuffix);
        EmitValidation(context, models);
    }

    private static void EmitClosedValidation(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<Parsed<MessageModel>> messages,
        IncrementalValuesProvider<Parsed<MessageModel>> exceptions,
        IncrementalValuesProvider<Parsed<UnionModel>> unions,
        IncrementalValuesProvider<Parsed<ServiceModel>> services)
    {
        IncrementalValuesProvider<ValidationModel> distinct = CollectOf(messages, static p => p.ClosedValidations)
            .Combine(CollectOf(exceptions, static p => p.ClosedValidations))
            .Combine(CollectOf(unions, static p => p.ClosedValidations))
            .Combine(CollectOf(services, static p => p.ClosedValidations))
            .SelectMany(static (all, _) => Distinct(static m => m.Type.Name, all.Left.Left.Left, all.Left.Left.Right, all.Left.Right, all.Right))
            .WithTrackingName(TrackingNames.ClosedValidations);
        EmitValidation(context, distinct);
    }

    private static void EmitValidation(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ValidationModel> models)
        => context.RegisterSourceOutput(models, static (output, model) =>
        {
            SourceFile file = ValidationEmitter.Emit(model);
            output.AddSource(file.HintName, file.Text);
        });

    private static void EmitRegistration(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<Parsed<ServiceModel>> services,
        IncrementalValueProvider<EquatableArray<ServiceRegistration>> ofIdl)
    {
        IncrementalValueProvider<EquatableArray<ServiceRegistration>> registrations = services
            .Where(static p => p.Model is not null)
            .Select(static (p, _) => RegistrationEmitter.Of(p.Model!))
            .Collect()
            .Combine(ofIdl)
            .Select(static (all, _) => all.Left.Concat(all.Right).OrderBy(static r => r.Service.ToString(), StringComparer.Ordinal).ToEquatableArray())
            .WithTrackingName(TrackingNames.Registrations);
        IncrementalValueProvider<string> assembly = context.CompilationProvider
            .Select(static (compilation, _) => ContractNames.GeneratedNamespace(compilation.AssemblyName))
            .WithTrackingName(TrackingNames.Assembly);
        context.RegisterSourceOutput(registrations.Combine(assembly), static (output, all) =>
        {
            if (all.Left.Count > 0)
            {
                SourceFile file = RegistrationEmitter.Emit(all.Right, all.Left);
                output.AddSource(file.HintName, file.Text);
            }
        });
    }
}
