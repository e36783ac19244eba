namespace Tern.Interop.Tests.Apache;

/// <summary>Apache Thrift's own cross-language test, as its Python and its C++ library speak it.</summary>
public sealed class ThriftTestPeers() : ApacheThrift("ThriftTest", "ThriftTest.thrift");
