using Tern.Emit.Export;
using Tern.Idl.Writing;
using Tern.Schema;
using Tern.Schema.Contracts;
using Tern.Schema.Idl;

namespace Tern.Generators.Contracts;

/// <summary>Writes contracts in C# as <c>.thrift</c> or <c>.proto</c> text. The same contracts give the same text, whatever the order of the files that declare them. Safe for concurrent use.</summary>
public static class ContractFiles
{
    /// <summary>The contracts as Thrift: one file.</summary>
    /// <param name="contracts">The contracts, read with those of other assemblies that they refer to.</param>
    /// <param name="options">Path and namespace.</param>
    /// <exception cref="ArgumentException">A contract that another one refers to is missing.</exception>
    public static ExportedFiles ToThrift(ContractSet contracts, ThriftExportOptions options) => Write(ContractExporter.ToThrift(contracts, options));

    /// <summary>The contracts as Protobuf: a file for each package.</summary>
    /// <param name="contracts">The contracts, read with those of other assemblies that they refer to.</param>
    /// <param name="options">Language and folder.</param>
    public static ExportedFiles ToProtobuf(ContractSet contracts, ProtobufExportOptions options) => Write(ContractExporter.ToProtobuf(contracts, options));

    private static ExportedFiles Write(IdlSchema schema)
        => new(schema.Files.Select(f => new ExportedFile(f.Path, IdlWriter.Write(f, schema))).ToEquatableArray(), schema.Diagnostics);
}

/// <summary>What contracts are as files.</summary>
/// <param name="Files">The files, by path.</param>
/// <param name="Diagnostics">What the language of the files cannot say (TERN3590), at the members in C#; <c>IdlRules</c> has the texts.</param>
public sealed record ExportedFiles(EquatableArray<ExportedFile> Files, EquatableArray<ContractDiagnostic> Diagnostics);

/// <summary>One file.</summary>
/// <param name="Path">Its path, relative to where the files are put, with <c>/</c>.</param>
/// <param name="Text">What stands in it, with <c>\n</c> at the end of each line.</param>
public sealed record ExportedFile(string Path, string Text);
