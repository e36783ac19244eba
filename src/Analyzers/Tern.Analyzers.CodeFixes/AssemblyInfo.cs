using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tern.Analyzers.Tests")]
