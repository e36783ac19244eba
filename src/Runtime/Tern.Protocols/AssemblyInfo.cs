using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tern.Client")]
[assembly: InternalsVisibleTo("Tern.Server")]
[assembly: InternalsVisibleTo("Tern.AspNetCore")]
[assembly: InternalsVisibleTo("Tern.Protocols.Tests")]
[assembly: InternalsVisibleTo("Tern.Client.Tests")]
[assembly: InternalsVisibleTo("Tern.Server.Tests")]
[assembly: InternalsVisibleTo("Tern.Interop.Tests")]
[assembly: InternalsVisibleTo("Tern.AspNetCore.Tests")]
[assembly: InternalsVisibleTo("Tern.Governance")]
[assembly: InternalsVisibleTo("Tern.Governance.Tests")]
