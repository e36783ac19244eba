using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tern.Cli.Tests")]
[assembly: InternalsVisibleTo("Tern.Interop.Tests")]
