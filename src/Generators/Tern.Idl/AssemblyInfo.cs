using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tern.Idl.Tests")]
