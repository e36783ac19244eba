using Tern.Idl.CSharp;

namespace Tern.Generators.Idl;

/// <summary>An IDL file that an assembly has compiled.</summary>
/// <param name="Assembly">Name of the assembly; empty for the one that is being compiled.</param>
/// <param name="File">Path of the file, relative to its project.</param>
/// <param name="Hash">Hash of its text.</param>
/// <param name="Namespace">Namespace of its types.</param>
/// <param name="Style">What its structs and messages are.</param>
internal sealed record CompiledIdl(string Assembly, string File, string Hash, string Namespace, CSharpStyle Style)
{
    /// <summary>Name of the file without its folder.</summary>
    public string FileName => File.Substring(File.LastIndexOf('/') + 1);
}
