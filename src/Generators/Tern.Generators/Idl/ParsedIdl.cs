using Tern.Idl;

namespace Tern.Generators.Idl;

/// <summary>One IDL file, read.</summary>
/// <param name="Item">Its item.</param>
/// <param name="Document">What stands in it.</param>
/// <param name="Hash">Hash of its text, line endings aside.</param>
internal sealed record ParsedIdl(IdlItem Item, IdlDocument Document, string Hash);
