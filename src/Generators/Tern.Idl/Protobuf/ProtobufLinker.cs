using Tern.Idl.Protobuf.Checks;
using Tern.Idl.Protobuf.Linking;
using Tern.Idl.Protobuf.Symbols;
using Tern.Idl.Protobuf.Syntax;
using Tern.Idl.Protobuf.WellKnown;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Protobuf;

/// <summary>Resolves names between <c>.proto</c> files and checks what they say, as <c>protoc</c> does.</summary>
internal static class ProtobufLinker
{
    public static IdlSchema Link(IReadOnlyList<ProtobufDocument> documents, IdlOptions options, CancellationToken cancellationToken)
    {
        if (documents.Count == 0)
        {
            return new(default, default);
        }

        LinkContext context = new(documents, options, cancellationToken);
        FileGraph.Build(documents, context);
        int ownFiles = context.Files.Count;
        Declare(context);
        foreach (FileSymbol file in context.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TypeResolver.Resolve(file, context);
        }

        foreach (FileSymbol file in context.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            OptionPass.Read(file, context);
        }

        foreach (FileSymbol file in context.Files.Take(ownFiles))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Check(file, context);
        }

        ExtensionChecks.CheckNumbers(context.Files, context);
        IEnumerable<IdlFile> files = context.Files.Take(ownFiles).Select(file => SchemaBuilder.Build(file));
        return new(
            files.ToEquatableArray(),
            documents.SelectMany(document => document.SyntaxErrors)
                .Concat(context.Diagnostics)
                .OrderBy(diagnostic => diagnostic.Where!.File, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Where!.Start)
                .ToEquatableArray());
    }

    private static void Declare(LinkContext context)
    {
        foreach (FileSymbol file in context.Files)
        {
            Declarations.Declare(file, context);
        }

        // Options are fields of messages in descriptor.proto, whether a file imports it or not.
        if (context.Symbols.Find("google.protobuf.FileOptions") is null)
        {
            FileSymbol descriptor = new(WellKnownFiles.ReadDescriptor(), isBuiltIn: true);
            descriptor.Visible.Add(descriptor);
            context.Files.Add(descriptor);
            Declarations.Declare(descriptor, context);
        }

        Declarations.CheckAcrossFiles(context);
    }

    private static void Check(FileSymbol file, LinkContext context)
    {
        FileChecks.Check(file, context);
        foreach (MessageSymbol message in file.AllMessages)
        {
            // Before the fields: what a message declares for extensions is read here.
            MessageChecks.Check(message, context);
        }

        foreach (FieldSymbol field in file.AllMessages.SelectMany(message => message.Fields).Concat(file.AllExtensions))
        {
            FieldChecks.Check(field, context);
        }

        foreach (EnumSymbol @enum in file.AllEnums)
        {
            EnumChecks.Check(@enum, context);
        }

        StyleChecks.Check(file, context);
        if (!file.IsBuiltIn)
        {
            FileGraph.ReportUnused(file, context);
        }
    }
}
