using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tern.Extensions.Hosting")]
[assembly: InternalsVisibleTo("Tern.AspNetCore")]
[assembly: InternalsVisibleTo("Tern.Grpc.Services")]
[assembly: InternalsVisibleTo("Tern.Server.Tests")]
[assembly: InternalsVisibleTo("Tern.Client.Tests")]
[assembly: InternalsVisibleTo("Tern.Extensions.Hosting.Tests")]
[assembly: InternalsVisibleTo("Tern.Governance")]
[assembly: InternalsVisibleTo("Tern.Governance.Tests")]
[assembly: InternalsVisibleTo("Tern.Generic")]
