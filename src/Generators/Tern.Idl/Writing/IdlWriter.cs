using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Writing;

/// <summary>Writes IDL files as text. Safe for concurrent use.</summary>
/// <remarks>
/// The text says what the file says on the wire, with comments and annotations, in the order of the file. The same file gives the same text, on every system. What has no
/// meaning beyond the source is not kept: the spelling of numbers and typedef names where they are used.
/// </remarks>
public static class IdlWriter
{
    /// <summary>Writes a file in the language of its <see cref="IdlFile.Syntax"/>.</summary>
    /// <param name="file">The file.</param>
    /// <param name="schema">The schema that it belongs to; it tells which names need a qualification and how custom options are built. <see langword="null"/>: the file alone.</param>
    /// <param name="options">Folders below which Protobuf imports are spelled; <see langword="null"/>: none.</param>
    /// <exception cref="ArgumentException">The file holds something that its language cannot say, such as a <c>uint32</c> in Thrift.</exception>
    public static string Write(IdlFile file, IdlSchema? schema = null, IdlOptions? options = null)
    {
        IdlSchema whole = schema ?? new IdlSchema(new([file]), default);
        return file.Syntax == IdlSyntax.Thrift
            ? new ThriftWriter(file).Write()
            : new ProtobufWriter(file, whole, options ?? IdlOptions.Default).Write();
    }

    /// <summary>The error of a file that its language cannot say.</summary>
    internal static ArgumentException CannotSay(IdlFile file, string what)
        => new($"'{file.Path}' cannot be written: {(file.Syntax == IdlSyntax.Thrift ? "Thrift" : "Protobuf")} has no {what}.", nameof(file));
}
