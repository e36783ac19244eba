using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tern.AspNetCore")]
[assembly: InternalsVisibleTo("Tern.Client")]
[assembly: InternalsVisibleTo("Tern.Server")]
[assembly: InternalsVisibleTo("Tern.Transport.Tests")]
[assembly: InternalsVisibleTo("Tern.Governance")]
