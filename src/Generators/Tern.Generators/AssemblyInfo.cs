using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tern.Generators.Tests")]
[assembly: InternalsVisibleTo("Tern.Analyzers")]
