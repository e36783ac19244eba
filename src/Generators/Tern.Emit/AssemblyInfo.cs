using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tern.Emit.Tests")]
