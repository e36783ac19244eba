using System.Runtime.CompilerServices;

// Readers and writers are large locals; none is read before it is written.
[module: SkipLocalsInit]
[assembly: InternalsVisibleTo("Tern.Generic.Tests")]
