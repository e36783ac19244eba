namespace Tern.Idl.CSharp;

/// <summary>What is to be done with one IDL file.</summary>
/// <param name="Options">How its definitions look in C#.</param>
/// <param name="DisplayPath">Its path as generated code names it, relative to the project.</param>
/// <param name="IsEmitted">Whether its types are declared; otherwise another assembly has them already.</param>
public sealed record IdlFileSettings(CSharpOptions Options, string DisplayPath, bool IsEmitted = true);
