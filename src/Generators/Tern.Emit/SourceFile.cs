namespace Tern.Emit;

/// <summary>One generated file.</summary>
/// <param name="HintName">Its name, unique in the compilation.</param>
/// <param name="Text">Its text.</param>
public sealed record SourceFile(string HintName, string Text);
