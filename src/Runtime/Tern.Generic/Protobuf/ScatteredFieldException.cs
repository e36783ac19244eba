namespace Tern.Generic;

/// <summary>A field comes in several places of a message, which is legal and rare: it must be put together before its JSON can be written. Never leaves this assembly.</summary>
internal sealed class ScatteredFieldException : Exception
{
    // Nobody looks at where it was thrown, and what a peer can make happen at will should cost little.
    public static readonly ScatteredFieldException Instance = new();

    private ScatteredFieldException()
        : base("A field comes in several places of its message.")
    {
    }
}
