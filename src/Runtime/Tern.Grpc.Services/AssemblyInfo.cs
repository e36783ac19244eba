using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tern.AspNetCore")]
[assembly: InternalsVisibleTo("Tern.Grpc.Services.Tests")]
