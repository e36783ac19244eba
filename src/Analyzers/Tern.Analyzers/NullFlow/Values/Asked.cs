using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>A property of an object, or a call with arguments, that gave a value.</summary>
/// <param name="Owner">The object; -1 for none.</param>
/// <param name="Method">What was called.</param>
/// <param name="First">First argument, or -1.</param>
/// <param name="Second">Second argument, or -1.</param>
/// <param name="Third">Third argument, or -1.</param>
internal readonly record struct Asked(int Owner, ISymbol Method, int First = -1, int Second = -1, int Third = -1)
{
    /// <summary>An argument that is null: one null is as good as another.</summary>
    public const int Null = -2;
}
