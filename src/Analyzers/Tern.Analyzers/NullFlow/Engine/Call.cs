using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>A call as it is run.</summary>
/// <param name="At">The instruction.</param>
/// <param name="Method">The method that runs.</param>
/// <param name="Receiver">Value of its <c>this</c>, or 0.</param>
/// <param name="Arguments">Values of its parameters.</param>
internal sealed record Call(Instruction At, IMethodSymbol Method, int Receiver, int[] Arguments)
{
    public bool Dispatched { get; init; }

    public bool Delegate { get; init; }

    /// <summary>What look-ups had given when it was made, or <see langword="null"/>. Set once, when what waited for the call has gone on.</summary>
    public PriorLookUps? Before { get; set; }

    /// <summary>Whether the receiver is known to be one of several, by a tag: a null that one implementation returns is no evidence then.</summary>
    public bool Told { get; init; }
}
