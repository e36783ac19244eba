using Tern.Schema.Idl;

namespace Tern.Emit.Export;

/// <summary>How contracts become <c>.thrift</c> text.</summary>
/// <param name="Path">Path of the file; everything is in one, because Thrift's files must not include each other in circles.</param>
/// <param name="Namespace">Value of <c>namespace netstd</c>; <see langword="null"/>: the namespace in which most contracts are.</param>
public sealed record ThriftExportOptions(string Path = "contracts.thrift", string? Namespace = null);

/// <summary>How contracts become <c>.proto</c> text: a file for each package.</summary>
/// <param name="Syntax">
/// Language of the files. <see langword="null"/>: proto3, which everybody reads; proto2 if something cannot be said in it that changes bytes (groups, closed enums). In proto3 a <c>required</c>
/// member is <c>optional</c> with a remark, and initial values are not said; edition 2023 says everything.
/// </param>
/// <param name="Folder">Folder in front of the files' paths; imports are spelled without it.</param>
public sealed record ProtobufExportOptions(IdlSyntax? Syntax = null, string Folder = "");
