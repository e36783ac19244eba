namespace Tern.Interop.Tests.Contracts;


/// <summary>IDL: <c>enum Color</c>.</summary>
public enum Color
{
    Red = 0,
    Green = 1,
    Blue = 5,
    Negative = -3,
}
