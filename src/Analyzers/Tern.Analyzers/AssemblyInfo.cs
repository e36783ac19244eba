using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tern.Analyzers.CodeFixes")]
[assembly: InternalsVisibleTo("Tern.Analyzers.Tests")]
[assembly: InternalsVisibleTo("Tern.Cli")]
