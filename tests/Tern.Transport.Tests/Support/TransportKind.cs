namespace Tern.Transport.Tests;

public enum TransportKind
{
    Tcp,
    Unix,
    Memory,
    Tls,
}
