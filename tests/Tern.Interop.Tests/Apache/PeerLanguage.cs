namespace Tern.Interop.Tests.Apache;

/// <summary>Which of Apache Thrift's implementations a peer runs on.</summary>
public enum PeerLanguage
{
    /// <summary>Debian's python3-thrift.</summary>
    Python,

    /// <summary>Debian's libthrift.</summary>
    Cpp,
}
