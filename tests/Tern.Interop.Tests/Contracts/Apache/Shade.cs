namespace Tern.Interop.Tests.Contracts.Apache;

/// <summary>IDL: <c>enum Shade</c> of Peers/interop.thrift.</summary>
public enum Shade
{
    Dark = 1,
    Light = 2,
    Odd = -7,
}
