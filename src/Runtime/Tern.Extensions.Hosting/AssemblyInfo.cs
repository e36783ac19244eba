using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tern.Extensions.Hosting.Tests")]
