namespace Tern.Generic;

/// <summary>A file that a server told of.</summary>
/// <param name="Name">Its name, as others import it.</param>
/// <param name="Text">The file as IDL.</param>
/// <param name="Imports">Names of the files that it imports.</param>
internal sealed record DescriptorFile(string Name, string Text, IReadOnlyList<string> Imports);
