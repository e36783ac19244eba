using Tern.Schema;

namespace Tern.Idl.Protobuf.Syntax;

/// <summary>What one file says, in the order in which it says it.</summary>
/// <param name="Syntax">Its <c>syntax</c> or <c>edition</c> line; <see langword="null"/> if there is none.</param>
/// <param name="Package">Its package.</param>
/// <param name="Imports">Its imports.</param>
/// <param name="Options">Its options.</param>
/// <param name="Messages">Messages at the top.</param>
/// <param name="Enums">Enums at the top.</param>
/// <param name="Extends">Extensions at the top.</param>
/// <param name="Services">Services.</param>
/// <param name="Doc">The comment at its head.</param>
internal sealed record ProtoFile(
    ProtoSyntaxLine? Syntax,
    ProtoName? Package,
    EquatableArray<ProtoImport> Imports,
    EquatableArray<ProtoOption> Options,
    EquatableArray<ProtoMessage> Messages,
    EquatableArray<ProtoEnum> Enums,
    EquatableArray<ProtoExtend> Extends,
    EquatableArray<ProtoService> Services,
    string? Doc)
{
    /// <summary>A file that says nothing.</summary>
    public static ProtoFile Empty { get; } = new(null, null, default, default, default, default, default, default, null);
}

/// <summary>A name, simple or with dots, as written.</summary>
/// <param name="Text">The name without blanks.</param>
/// <param name="Where">Its place.</param>
internal sealed record ProtoName(string Text, SourceSpan Where);

/// <summary>The line that says which language a file is written in.</summary>
/// <param name="IsEdition">Whether it is an <c>edition</c> line.</param>
/// <param name="Value">What stands between the quotes.</param>
/// <param name="Where">The value with its quotes.</param>
internal sealed record ProtoSyntaxLine(bool IsEdition, string Value, SourceSpan Where);

/// <summary>An import.</summary>
/// <param name="Path">Path as written.</param>
/// <param name="Kind">Which kind.</param>
/// <param name="Where">The path with its quotes.</param>
/// <param name="KindWhere">The word that says the kind.</param>
internal sealed record ProtoImport(string Path, ProtoImportKind Kind, SourceSpan Where, SourceSpan? KindWhere);

/// <summary>Kinds of imports.</summary>
internal enum ProtoImportKind
{
    /// <summary>For this file alone.</summary>
    Plain,

    /// <summary>Also for who imports this file.</summary>
    Public,

    /// <summary>Need not be linked at run time.</summary>
    Weak,

    /// <summary>For custom options alone (edition 2024).</summary>
    Option,
}
