namespace Tern.Schema.Idl;

/// <summary>One IDL file after linking: every name in it is resolved.</summary>
/// <param name="Path">Its path with <c>/</c>, as it was given or found by an include.</param>
/// <param name="Syntax">Which language it is written in.</param>
/// <param name="Package">Protobuf package; empty for Thrift and for a file without one.</param>
/// <param name="Namespaces">Thrift namespaces as written, one per scope. Protobuf's <c>csharp_namespace</c> is an annotation.</param>
/// <param name="Imports">Paths of the files that it includes directly, resolved, in the order of their appearance.</param>
/// <param name="Typedefs">Names that stand for other types; whoever uses one refers to what it stands for.</param>
/// <param name="Constants">Constants.</param>
/// <param name="Enums">Enums, nested ones too, in the order of their appearance.</param>
/// <param name="Messages">Structs, unions, exceptions and Protobuf messages, nested ones too, in the order of their appearance.</param>
/// <param name="Services">Services.</param>
/// <param name="Annotations">Options of the file.</param>
/// <param name="Doc">Comment at the head of the file that belongs to no definition; <see langword="null"/> if there is none.</param>
public sealed record IdlFile(
    string Path,
    IdlSyntax Syntax,
    string Package,
    EquatableArray<IdlNamespace> Namespaces,
    EquatableArray<string> Imports,
    EquatableArray<IdlTypedef> Typedefs,
    EquatableArray<IdlConstant> Constants,
    EquatableArray<IdlEnum> Enums,
    EquatableArray<IdlMessage> Messages,
    EquatableArray<IdlService> Services,
    EquatableArray<IdlAnnotation> Annotations,
    string? Doc)
{
    /// <summary>Those of <see cref="Imports"/> whose definitions whoever imports this file sees too (Protobuf <c>import public</c>).</summary>
    public EquatableArray<string> PublicImports { get; init; }

    /// <summary>Protobuf extensions, those inside of messages too, in the order of their appearance.</summary>
    public EquatableArray<IdlExtension> Extensions { get; init; }
}

/// <summary>Languages of IDL files.</summary>
public enum IdlSyntax
{
    /// <summary>Apache Thrift's, as thriftgo extends it.</summary>
    Thrift,

    /// <summary>Protobuf with <c>syntax = "proto2"</c>, or without a syntax line.</summary>
    Proto2,

    /// <summary>Protobuf with <c>syntax = "proto3"</c>.</summary>
    Proto3,

    /// <summary>Protobuf with <c>edition = "2023"</c>. What its features say is already in presence, packing and closedness of the definitions.</summary>
    Edition2023,

    /// <summary>Protobuf with <c>edition = "2024"</c>.</summary>
    Edition2024,
}

/// <summary>One <c>namespace</c> line of Thrift.</summary>
/// <param name="Scope">Language: <c>netstd</c>, <c>csharp</c>, <c>*</c>.</param>
/// <param name="Name">Namespace.</param>
public sealed record IdlNamespace(string Scope, string Name);

/// <summary>A name for another type.</summary>
/// <param name="Id">Where it is defined.</param>
/// <param name="Type">What it stands for, through other names.</param>
/// <param name="Doc">Its comment, without comment marks; <see langword="null"/> if there is none.</param>
/// <param name="Annotations">Its annotations.</param>
/// <param name="Where">Its name in the file.</param>
public sealed record IdlTypedef(IdlId Id, IdlType Type, string? Doc, EquatableArray<IdlAnnotation> Annotations, SourceSpan Where);

/// <summary>A constant.</summary>
/// <param name="Id">Where it is defined.</param>
/// <param name="Type">Its type.</param>
/// <param name="Value">Its value, without references to other constants; it fits the type.</param>
/// <param name="Doc">Its comment, without comment marks; <see langword="null"/> if there is none.</param>
/// <param name="Annotations">Its annotations.</param>
/// <param name="Where">Its name in the file.</param>
public sealed record IdlConstant(IdlId Id, IdlType Type, IdlValue Value, string? Doc, EquatableArray<IdlAnnotation> Annotations, SourceSpan Where);

/// <summary>
/// Identity of a definition. Thrift names are unique in their file only, and two files of one name may exist in two folders, so the file belongs to it.
/// </summary>
/// <param name="File">Path of the file that defines it.</param>
/// <param name="Name">Thrift: its name. Protobuf: its full name, with package and containing messages, without a leading dot.</param>
public sealed record IdlId(string File, string Name)
{
    /// <summary>The last part of the name.</summary>
    public string SimpleName => Name.Substring(Name.LastIndexOf('.') + 1);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A field that Protobuf adds to a message from outside; those of the messages of <c>descriptor.proto</c> are custom options.</summary>
/// <param name="Id">Where it is defined; its full name is what stands in parentheses where a custom option is set.</param>
/// <param name="Container">The message inside of which it is defined; <see langword="null"/> at the top of a file.</param>
/// <param name="Extendee">The message that it extends.</param>
/// <param name="Field">The field, with its simple name.</param>
public sealed record IdlExtension(IdlId Id, IdlId? Container, IdlId Extendee, IdlField Field);

/// <summary>An annotation of Thrift, or an option of Protobuf.</summary>
/// <param name="Key">
/// Name. Protobuf: <c>deprecated</c>, <c>(api.get)</c>, <c>(api.vt).min_size</c>; an aggregate value becomes one annotation per scalar in it, a list one per element.
/// Elements of repeated messages are counted, <c>(api.rules)[0].name</c>; names of extensions are full names; a message without fields is <c>{}</c>.
/// </param>
/// <param name="Value">Value as text: strings without quotes, enum values and numbers as written, <c>true</c> for a Thrift annotation without value.</param>
/// <param name="Where">Its place in the file.</param>
public sealed record IdlAnnotation(string Key, string Value, SourceSpan Where)
{
    /// <summary>Protobuf: whether the value is text or bytes, which stand in quotes in the file; a number, a name of an enum's value, <c>true</c> and <c>false</c> do not.</summary>
    public bool IsText { get; init; }
}
