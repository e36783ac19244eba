namespace System.Runtime.CompilerServices;

/// <summary>Lets the compiler accept <c>init</c> setters on netstandard2.0.</summary>
internal static class IsExternalInit;
