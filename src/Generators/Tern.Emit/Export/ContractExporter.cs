using Tern.Schema.Contracts;
using Tern.Schema.Idl;

namespace Tern.Emit.Export;

/// <summary>Turns contracts in C# into IDL that says on the wire what they say. Safe for concurrent use.</summary>
/// <remarks>
/// The contracts must be complete: what they refer to, in other assemblies too, must be among them. The result is stable: the same contracts give the same files, whatever the order of the
/// files that declare them. What IDL cannot say is a diagnostic TERN3590 at the C# member.
/// </remarks>
public static class ContractExporter
{
    /// <summary>Rule of what IDL cannot say.</summary>
    public const string NotSayable = "TERN3590";

    /// <summary>The contracts as Thrift: one file.</summary>
    public static IdlSchema ToThrift(ContractSet contracts, ThriftExportOptions options) => new ThriftExport(contracts, options).Build();

    /// <summary>The contracts as Protobuf: a file for each package.</summary>
    public static IdlSchema ToProtobuf(ContractSet contracts, ProtobufExportOptions options) => new ProtobufExport(contracts, options).Build();
}
