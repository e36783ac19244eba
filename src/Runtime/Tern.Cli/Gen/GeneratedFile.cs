namespace Tern.Cli;

/// <summary>A file to write.</summary>
/// <param name="Path">Its path below the output folder, with <c>/</c>.</param>
/// <param name="Text">Its text.</param>
internal sealed record GeneratedFile(string Path, string Text);
