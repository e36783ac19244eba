using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tern.Generators.Tests")]
