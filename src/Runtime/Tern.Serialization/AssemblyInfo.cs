using System.Runtime.CompilerServices;

// Readers and writers are large locals, and their slow paths use buffers on the stack; none is read before it is written.
[module: SkipLocalsInit]
[assembly: InternalsVisibleTo("Tern.Client")]
[assembly: InternalsVisibleTo("Tern.Server")]
[assembly: InternalsVisibleTo("Tern.AspNetCore")]
[assembly: InternalsVisibleTo("Tern.Governance")]
[assembly: InternalsVisibleTo("Tern.Generic")]
