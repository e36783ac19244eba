using System.ComponentModel;

namespace Tern;

/// <summary>Says that an assembly holds the C# types of an IDL file, so that projects which reference it use them instead of compiling the file again. Written by the generator.</summary>
/// <param name="file">Path of the file, relative to the project that compiled it.</param>
/// <param name="hash">Hash of its text, line endings aside.</param>
/// <param name="namespace">Namespace of its types.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CompiledIdlAttribute(string file, string hash, string @namespace) : Attribute
{
    /// <summary>Path of the file, relative to the project that compiled it.</summary>
    public string File { get; } = file;

    /// <summary>Hash of its text, line endings aside.</summary>
    public string Hash { get; } = hash;

    /// <summary>Namespace of its types.</summary>
    public string Namespace { get; } = @namespace;

    /// <summary>What its structs and messages are: <c>Record</c>, <c>Class</c> or <c>Struct</c>.</summary>
    /// <value><c>Record</c> by default.</value>
    public string Style { get; set; } = "Record";
}
