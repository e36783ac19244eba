namespace Tern.Generators.Idl;

/// <summary>A type that an IDL file of the project defines.</summary>
/// <param name="Name">Its full name in C#.</param>
/// <param name="File">The file, relative to the project.</param>
internal sealed record IdlTypeName(string Name, string File);
