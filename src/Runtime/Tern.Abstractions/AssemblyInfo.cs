using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tern.Serialization")]
[assembly: InternalsVisibleTo("Tern.Protocols")]
[assembly: InternalsVisibleTo("Tern.Client")]
[assembly: InternalsVisibleTo("Tern.Server")]
[assembly: InternalsVisibleTo("Tern.AspNetCore")]
[assembly: InternalsVisibleTo("Tern.Abstractions.Tests")]
[assembly: InternalsVisibleTo("Tern.Governance")]
