using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tern.Extensions.Hosting")]
[assembly: InternalsVisibleTo("Tern.Governance.Tests")]
[assembly: InternalsVisibleTo("Tern.Extensions.Hosting.Tests")]
